// purpose: The usual way to load follows by Bolt, as a peer: one row a relation, MERGE.
// parameters: rows (List of [source key, target key])
// columns: none
UNWIND $rows AS row
MERGE (s:Account {key: row[0]})
MERGE (t:Account {key: row[1]})
MERGE (s)-[:FOLLOWS]->(t)
