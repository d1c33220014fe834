// purpose: Counts what was done with posts about a subject by day.
// parameters: hashtags (List of String, lower case, without #), links (List of String, lower case), terms (List of
//   String, lower case), since (DateTime or null), until (DateTime or null)
// columns: day (Date, null where the time is not known), retweets (Integer), quotes (Integer), replies (Integer), mentions
//   (Integer)
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
WITH a, collect(p.key) AS posts
CALL (a, posts) {
  MATCH (a)-[e:RETWEETED|QUOTED|REPLIED|MENTIONED]->(t:Account) WHERE e.post IN posts
  RETURN e, a AS source, t AS target
  UNION
  MATCH (s:Account)-[e:RETWEETED|QUOTED|REPLIED|MENTIONED]->(a) WHERE e.original IN posts
  RETURN e, s AS source, a AS target
}
WITH DISTINCT e, source, target
WHERE source <> target AND ($since IS NULL OR e.at >= $since) AND ($until IS NULL OR e.at < $until)
WITH date(e.at) AS day, type(e) AS kind, toInteger(coalesce(e["count"], 1)) AS number
RETURN day, sum(CASE kind WHEN "RETWEETED" THEN number ELSE 0 END) AS retweets,
  sum(CASE kind WHEN "QUOTED" THEN number ELSE 0 END) AS quotes,
  sum(CASE kind WHEN "REPLIED" THEN number ELSE 0 END) AS replies,
  sum(CASE kind WHEN "MENTIONED" THEN number ELSE 0 END) AS mentions
ORDER BY day
