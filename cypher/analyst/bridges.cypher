// purpose: Finds accounts that join communities: of those that most shortest paths pass through, the ones whose
//   relations of one type, both ways, in the run's window reach the most communities other than their own.
//   Communities that users show as one stand apart here, as they were found.
// parameters: relation (String, type, of the current run's layer), limit (Integer)
// columns: handle (String), betweenness (Float), communities (Integer, others reached), neighbours (Integer, outside)
MATCH (a:Account) WHERE a.betweenness > 0
WITH a ORDER BY a.betweenness DESC, a.key LIMIT 10 * $limit
MATCH (run:Run {current: true})
MATCH (a)-[x:$($relation)]-(b:Account)
WHERE b.communityId <> a.communityId
  AND (run.`from` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.lastSeen >= run.`from`, true) ELSE x.at >= run.`from` END)
  AND (run.`to` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.firstSeen < run.`to`, true) ELSE x.at < run.`to` END)
WITH a, count(DISTINCT b.communityId) AS communities, count(DISTINCT b) AS neighbours
RETURN coalesce(a.handle, a.key) AS handle, a.betweenness AS betweenness, communities, neighbours
ORDER BY communities DESC, betweenness DESC, handle LIMIT $limit
