// purpose: Matches the posts of a campaign, whenever they were published: those of its accounts, those that mention one
//   of them, and those with any of the hashtags, a link that begins like one of the links or one of the keywords in
//   their text, upper and lower case alike; less those taken out by hand, and those put in. Posts that only retweet
//   another are left out.
// parameters: accounts (List of String, keys), hashtags (List of String, lower case, without #), links (List of String,
//   lower case), keywords (List of String, lower case), included (List of String, post keys), excluded (List of String)
// columns: key (String), account (String, key of the author), at (Integer, microseconds since 1970, or null), text
//   (String or null), lang (String or null), reasons (List of String: account, mention, hashtag, link, keyword, added)
CALL () {
  UNWIND $accounts AS account
  MATCH (:Account {key: account})-[:POSTED]->(p:Post) RETURN p, "account" AS reason
  UNION
  UNWIND $accounts AS account
  MATCH (:Account {key: account})<-[m:MENTIONED]-() WHERE m.post IS NOT NULL
  MATCH (p:Post {key: m.post}) RETURN p, "mention" AS reason
  UNION
  MATCH (h:Hashtag) WHERE toLower(h.tag) IN $hashtags
  MATCH (p:Post)-[:TAGGED]->(h) RETURN p, "hashtag" AS reason
  UNION
  UNWIND $links AS link
  MATCH (l:Link) WHERE toLower(l.url) STARTS WITH link
  MATCH (p:Post)-[:LINKS_TO]->(l) RETURN p, "link" AS reason
  UNION
  UNWIND $keywords AS keyword
  MATCH (p:Post) WHERE toLower(p.text) CONTAINS keyword RETURN p, "keyword" AS reason
  UNION
  UNWIND $included AS key
  MATCH (p:Post {key: key}) RETURN p, "added" AS reason
}
WITH p, collect(DISTINCT reason) AS reasons
WHERE NOT p.key IN $excluded AND NOT EXISTS { (p)-[:RETWEET_OF]->() }
MATCH (a:Account)-[:POSTED]->(p)
RETURN p.key AS key, a.key AS account, p.at.epochSeconds * 1000000 + p.at.microsecond AS at, p.text AS text,
  p.lang AS lang, reasons
ORDER BY key
