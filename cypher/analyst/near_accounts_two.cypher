// purpose: Lists accounts two steps from an account, those that most of its best neighbours lead to first: its ego network
//   of radius 2. Of each of the 50 best neighbours 1,000 relations are looked at, so that hubs do not take for ever.
// parameters: key (String), relation (String, type), limit (Integer)
// columns: key (String), handle (String), pagerank (Float), through (Integer, neighbours that lead to it)
MATCH (a:Account {key: $key})-[:$($relation)]-(b:Account)
WHERE b <> a
WITH DISTINCT a, b ORDER BY coalesce(b.pagerank, 0.0) DESC, b.key LIMIT 50
WITH a, collect(b) AS near
UNWIND near AS b
CALL (b) { MATCH (b)-[:$($relation)]-(c:Account) RETURN c LIMIT 1000 }
WITH a, near, c, count(DISTINCT b) AS through
WHERE c <> a AND NOT c IN near
RETURN c.key AS key, c.handle AS handle, coalesce(c.pagerank, 0.0) AS pagerank, through
ORDER BY through DESC, pagerank DESC, key LIMIT $limit
