// purpose: Counts the posts about a subject by author, retweets left out.
// parameters: hashtags (List of String, lower case, without #), links (List of String, lower case), terms (List of
//   String, lower case), since (DateTime or null), until (DateTime or null)
// columns: keys (List of String, of accounts), posts (List of Integer)
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
MATCH (a:Account)-[:POSTED]->(p)
WHERE NOT EXISTS { (p)-[:RETWEET_OF]->() }
  AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH a, count(p) AS posts
RETURN collect(a.key) AS keys, collect(posts) AS posts
