// purpose: Ranks accounts by PageRank in the published run: who is followed (retweeted, …) by those who are themselves.
// parameters: limit (Integer)
// columns: handle (String), name (String), pagerank (Float), followers (Integer), community (String)
MATCH (a:Account)
WHERE a.pagerank IS NOT NULL
WITH a ORDER BY a.pagerank DESC, a.key LIMIT $limit
OPTIONAL MATCH (a)-[:IN_COMMUNITY]->(c:Community)
RETURN coalesce(a.handle, a.key) AS handle, a.name AS name, a.pagerank AS pagerank, a.followers AS followers,
  coalesce(c.name, c.label) AS community
ORDER BY pagerank DESC, handle
