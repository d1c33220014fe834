// purpose: Takes the writers' turn: locks one node until the transaction ends, before anything else is locked.
//   Writers therefore follow one another and cannot deadlock; Neo4j frees the lock of one that dies. MATCH takes no
//   lock, so that nobody holds a shared one while waiting for this one. No row in a database without a schema.
// parameters: none
// columns: version (Integer, of the schema), counted (Boolean, whether there are events that only a file counted),
//   loads (Integer, how many took a number), scores (String, JSON object: of accounts outside the published run, so that
//   ORDER BY a.pagerank DESC does not begin with accounts that came after it: Cypher puts null first)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
WITH s
OPTIONAL MATCH (r:Run {served: true})
RETURN s.version AS version, coalesce(s.counted, false) AS counted, coalesce(s.loads, 0) AS loads,
  coalesce(r.scoresOutside, "{}") AS scores
