// purpose: Lists accounts that accounts are related to and that are related to them, those of the best PageRank first.
// parameters: keys (List of String), relation (String, type), limit (Integer, for each)
// columns: of (String, one of keys), account (Map, all properties)
UNWIND $keys AS of
CALL (of) {
  MATCH (a:Account {key: of})-[:$($relation)]->(b:Account)
  WHERE b <> a AND EXISTS { (b)-[:$($relation)]->(a) }
  WITH DISTINCT b
  RETURN b ORDER BY coalesce(b.pagerank, 0.0) DESC, b.key LIMIT $limit
}
RETURN of, b {.*} AS account
