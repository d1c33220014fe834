// purpose: Tells how much the followers of accounts overlap, pair by pair and under each denominator; a share
//   of nobody is null.
// parameters: accounts (List of String, keys)
// columns: first (String, key), second (String, key), shared (Integer), ofFirst (Float), ofSecond (Float),
//   ofSmaller (Float), ofUnion (Float)
UNWIND range(0, size($accounts) - 2) AS i
UNWIND range(i + 1, size($accounts) - 1) AS j
MATCH (a:Account {key: $accounts[i]}), (b:Account {key: $accounts[j]})
WITH a, b, COUNT { (a)<-[:FOLLOWS]-() } AS first, COUNT { (b)<-[:FOLLOWS]-() } AS second,
  COUNT { (a)<-[:FOLLOWS]-(:Account)-[:FOLLOWS]->(b) } AS shared
RETURN a.key AS first, b.key AS second, shared, shared * 1.0 / nullIf(first, 0) AS ofFirst,
  shared * 1.0 / nullIf(second, 0) AS ofSecond,
  shared * 1.0 / nullIf(CASE WHEN first < second THEN first ELSE second END, 0) AS ofSmaller,
  shared * 1.0 / nullIf(first + second - shared, 0) AS ofUnion
