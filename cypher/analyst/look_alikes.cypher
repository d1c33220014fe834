// purpose: Lists accounts that the followers of an account follow too, by the likeness of audiences (cosine); lift tells
//   how many times as often as everybody. An association, no effect.
// parameters: account (String, key), limit (Integer)
// columns: account (String, key), handle (String or null), shared (Integer, common followers), cosine (Float), lift (Float)
MATCH (a:Account {key: $account})
WITH a, COUNT { (a)<-[:FOLLOWS]-() } AS audience, COUNT { (:Account) } AS everybody
MATCH (a)<-[:FOLLOWS]-(:Account)-[:FOLLOWS]->(b:Account) WHERE b <> a
WITH b, audience, everybody, count(*) AS shared, COUNT { (b)<-[:FOLLOWS]-() } AS own
RETURN b.key AS account, b.handle AS handle, shared, shared / sqrt(1.0 * audience * own) AS cosine,
  (1.0 * shared / audience) / (1.0 * own / everybody) AS lift
ORDER BY cosine DESC, account LIMIT $limit
