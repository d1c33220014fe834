// purpose: Lists accounts that an account is related to and that are related to it, those of the best PageRank first.
// parameters: key (String), relation (String, type), limit (Integer)
// columns: key (String), handle (String), pagerank (Float)
MATCH (a:Account {key: $key})-[:$($relation)]->(b:Account)
WHERE b <> a AND EXISTS { (b)-[:$($relation)]->(a) }
RETURN DISTINCT b.key AS key, b.handle AS handle, coalesce(b.pagerank, 0.0) AS pagerank
ORDER BY pagerank DESC, key LIMIT $limit
