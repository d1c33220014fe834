// purpose: Counts the posts about a subject by day, those that only retweet another left out.
// parameters: hashtags (List of String, lower case, without #), links (List of String, lower case), terms (List of
//   String, lower case), since (DateTime or null), until (DateTime or null)
// columns: day (Date, null where the time is not known), posts (Integer), authors (List of String, keys), links (Integer)
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
RETURN date(p.at) AS day, count(p) AS posts, collect(DISTINCT a.key) AS authors,
  sum(COUNT { (p)-[:LINKS_TO]->() }) AS links
ORDER BY day
