// purpose: Lists accounts two steps from accounts, those that most of its best neighbours lead to first: ego networks of
//   radius 2. Of each of the 50 best neighbours 1,000 relations are looked at, so that hubs do not take for ever.
// parameters: keys (List of String), relation (String, type), limit (Integer, for each)
// columns: of (String, one of keys), account (Map, all properties), through (Integer, neighbours that lead to it)
UNWIND $keys AS of
CALL (of) {
  MATCH (a:Account {key: of})-[:$($relation)]-(b:Account)
  WHERE b <> a
  WITH DISTINCT a, b ORDER BY coalesce(b.pagerank, 0.0) DESC, b.key LIMIT 50
  WITH a, collect(b) AS near
  UNWIND near AS b
  CALL (b) { MATCH (b)-[:$($relation)]-(c:Account) RETURN c LIMIT 1000 }
  WITH a, near, c, count(DISTINCT b) AS through
  WHERE c <> a AND NOT c IN near
  RETURN c, through
  ORDER BY through DESC, coalesce(c.pagerank, 0.0) DESC, c.key LIMIT $limit
}
RETURN of, c {.*} AS account, through
