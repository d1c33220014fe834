// purpose: Lists accounts that are related to both of two accounts, such as followers of both, best PageRank first. Begins
//   at the one that fewer are related to.
// parameters: first (String, key), second (String, key), relation (String, type), limit (Integer)
// columns: key (String), handle (String), pagerank (Float)
MATCH (a:Account {key: $first}), (b:Account {key: $second})
WITH CASE WHEN COUNT { (a)<-[:$($relation)]-() } <= COUNT { (b)<-[:$($relation)]-() } THEN [a, b] ELSE [b, a] END AS ends
WITH ends[0] AS fewer, ends[1] AS more
MATCH (fewer)<-[:$($relation)]-(f:Account)
WHERE EXISTS { (f)-[:$($relation)]->(more) }
RETURN DISTINCT f.key AS key, f.handle AS handle, coalesce(f.pagerank, 0.0) AS pagerank
ORDER BY pagerank DESC, key LIMIT $limit
