// purpose: Lists an account's neighbours, those of the best PageRank first: its ego network of radius 1.
// parameters: key (String), relation (String, type), limit (Integer)
// columns: key (String), handle (String), pagerank (Float), relations (Integer, between the two)
MATCH (:Account {key: $key})-[r:$($relation)]-(b:Account)
WHERE b.key <> $key
WITH b, count(r) AS relations
RETURN b.key AS key, b.handle AS handle, coalesce(b.pagerank, 0.0) AS pagerank, relations
ORDER BY pagerank DESC, key LIMIT $limit
