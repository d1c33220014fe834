// purpose: Finds accounts that join communities: of those that most shortest paths pass through, the ones whose
//   follows, both ways, reach the most communities other than their own.
//   Communities that users show as one stand apart here, as they were found.
// parameters: limit (Integer)
// columns: handle (String), betweenness (Float), communities (Integer, others reached), neighbours (Integer, outside)
MATCH (a:Account) WHERE a.betweenness > 0
WITH a ORDER BY a.betweenness DESC, a.key LIMIT 10 * $limit
MATCH (a)-[:FOLLOWS]-(b:Account)
WHERE b.communityId <> a.communityId
WITH a, count(DISTINCT b.communityId) AS communities, count(DISTINCT b) AS neighbours
RETURN coalesce(a.handle, a.key) AS handle, a.betweenness AS betweenness, communities, neighbours
ORDER BY communities DESC, betweenness DESC, handle LIMIT $limit
