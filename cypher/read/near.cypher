// purpose: Lists accounts' neighbours, those of the best PageRank first: ego networks of radius 1.
// parameters: keys (List of String), relation (String, type), limit (Integer, for each)
// columns: of (String, one of keys), account (Map, all properties), relations (Integer, between the two)
UNWIND $keys AS of
CALL (of) {
  MATCH (:Account {key: of})-[r:$($relation)]-(b:Account)
  WHERE b.key <> of
  WITH b, count(r) AS relations
  RETURN b, relations
  ORDER BY coalesce(b.pagerank, 0.0) DESC, b.key LIMIT $limit
}
RETURN of, b {.*} AS account, relations
