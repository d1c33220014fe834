// purpose: Reads the latest own posts of a window, of everybody or of some accounts, a thousand a
//   row; posts that only retweet another are left out.
// parameters: since (DateTime), until (DateTime), members (List of String, keys, or null), limit (Integer)
// columns: keys (List of String), accounts (List of String, keys), times (List of Integer, microseconds since 1970),
//   texts (List of String, "" where unknown), hashtags (List of List of String), links (List of List of String), retweets (List
//   of Integer)
MATCH (p:Post) WHERE p.at >= $since AND p.at < $until AND NOT EXISTS { (p)-[:RETWEET_OF]->() }
MATCH (a:Account)-[:POSTED]->(p) WHERE $members IS NULL OR a.key IN $members
WITH a, p ORDER BY p.at DESC, p.key LIMIT $limit
WITH collect([a.key, p]) AS every
UNWIND range(0, size(every) - 1, 1000) AS low
WITH every[low..low + 1000] AS part
RETURN [x IN part | x[1].key] AS keys, [x IN part | x[0]] AS accounts,
  [x IN part | x[1].at.epochSeconds * 1000000 + x[1].at.microsecond] AS times,
  [x IN part | coalesce(x[1].text, "")] AS texts,
  COLLECT { UNWIND part AS x WITH x[1] AS p RETURN [(p)-[:TAGGED]->(h) | h.tag] } AS hashtags,
  COLLECT { UNWIND part AS x WITH x[1] AS p RETURN [(p)-[:LINKS_TO]->(l) | l.url] } AS links,
  COLLECT { UNWIND part AS x WITH x[1] AS p RETURN COUNT { (p)<-[:RETWEET_OF]-() } } AS retweets
