// purpose: Lists the communities of the published run that the same accounts follow, or retweet, or …
//   Communities that users show as one stand apart here, as they were found.
// parameters: relation (String, type, of the current run's layer), limit (Integer)
// columns: first (String, id), second (String, id), shared (Integer, accounts that point at members of both)
MATCH (f:Account)-[:$($relation)]->(b:Account)
WHERE b.communityId IS NOT NULL AND f <> b
WITH f, collect(DISTINCT b.communityId) AS ids
UNWIND ids AS first
UNWIND ids AS second
WITH first, second WHERE first < second
RETURN first, second, count(*) AS shared
ORDER BY shared DESC, first, second LIMIT $limit
