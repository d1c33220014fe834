// purpose: Counts who of which community of the published run posts about a subject, retweets left out.
// parameters: hashtags (List of String, lower case, without #), links (List of String, lower case), terms (List of
//   String, lower case), since (DateTime or null), until (DateTime or null)
// columns: community (String, id), posts (Integer), authors (Integer)
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
WHERE a.communityId IS NOT NULL AND NOT EXISTS { (p)-[:RETWEET_OF]->() }
  AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
RETURN a.communityId AS community, count(p) AS posts, count(DISTINCT a) AS authors
ORDER BY authors DESC, posts DESC, community
