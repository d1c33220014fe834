// purpose: Lists the communities of the published run that the same accounts follow, or retweet, or …, in its window.
//   Communities that users show as one stand apart here, as they were found.
// parameters: relation (String, type, of the current run's layer), limit (Integer)
// columns: first (String, id), second (String, id), shared (Integer, accounts that point at members of both)
MATCH (run:Run {current: true})
MATCH (f:Account)-[x:$($relation)]->(b:Account)
WHERE b.communityId IS NOT NULL AND f <> b
  AND (run.`from` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.lastSeen >= run.`from`, true) ELSE x.at >= run.`from` END)
  AND (run.`to` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.firstSeen < run.`to`, true) ELSE x.at < run.`to` END)
WITH f, collect(DISTINCT b.communityId) AS ids
UNWIND ids AS first
UNWIND ids AS second
WITH first, second WHERE first < second
RETURN first, second, count(*) AS shared
ORDER BY shared DESC, first, second LIMIT $limit
