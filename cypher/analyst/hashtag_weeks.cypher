// purpose: Counts by week the own posts with each hashtag, and who wrote them: what is talked about, and what rises.
// parameters: since (DateTime), until (DateTime), limit (Integer)
// columns: week (Date, its Monday), hashtag (String), posts (Integer), accounts (Integer)
MATCH (a:Account)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at >= $since AND p.at < $until AND NOT EXISTS { (p)-[:RETWEET_OF]->() }
RETURN date.truncate("week", date(p.at)) AS week, h.tag AS hashtag, count(DISTINCT p) AS posts,
  count(DISTINCT a) AS accounts
ORDER BY accounts DESC, week, hashtag LIMIT $limit
