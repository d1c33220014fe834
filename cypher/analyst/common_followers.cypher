// purpose: Counts the followers that two accounts share: how much a second one adds to the audience of the first.
// parameters: first (String, key), second (String, key)
// columns: first (Integer, followers), second (Integer, followers), both (Integer, followers of both)
MATCH (a:Account {key: $first}), (b:Account {key: $second})
RETURN COUNT { (a)<-[:FOLLOWS]-() } AS first, COUNT { (b)<-[:FOLLOWS]-() } AS second,
  COUNT { (a)<-[:FOLLOWS]-(f:Account)-[:FOLLOWS]->(b) } AS both
