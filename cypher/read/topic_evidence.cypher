// purpose: Reads accounts with the three of their posts about a subject that were retweeted most.
// parameters: hashtags (List of String, lower case, without #), links (List of String, lower case), terms (List of
//   String, lower case), since (DateTime or null), until (DateTime or null), keys (List of String, of accounts)
// columns: account (Map, all properties), evidence (List of {post, at, text, retweets})
CALL () {
  MATCH (h:Hashtag) WHERE h.tag IN $hashtags
  MATCH (p:Post)-[:TAGGED]->(h) RETURN p
  UNION
  UNWIND $links AS link
  MATCH (l:Link) WHERE toLower(l.url) STARTS WITH link
  MATCH (p:Post)-[:LINKS_TO]->(l) RETURN p
  UNION
  UNWIND $terms AS term
  MATCH (p:Post) WHERE toLower(p.text) CONTAINS term RETURN p
}
WITH collect(p) AS posts
UNWIND $keys AS key
MATCH (a:Account {key: key})
RETURN a {.*} AS account,
  COLLECT {
    MATCH (a)-[:POSTED]->(p) WHERE p IN posts
    WITH p, reduce(sum = 0, n IN COLLECT {
      MATCH (a)<-[e:RETWEETED]-(s)
      WHERE e.original = p.key AND s <> a AND ($since IS NULL OR e.at >= $since) AND ($until IS NULL OR e.at < $until)
      RETURN coalesce(e["count"], 1)
    } | sum + n) AS retweets
    WHERE retweets > 0
    ORDER BY retweets DESC, p.key LIMIT 3
    RETURN {post: p.key, at: p.at, text: p.text, retweets: retweets}
  } AS evidence
