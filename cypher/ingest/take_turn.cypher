// purpose: Takes the writers' turn: locks one node until the transaction ends, before anything else is locked.
//   Writers therefore follow one another and cannot deadlock; Neo4j frees the lock of one that dies.
// parameters: none
// columns: generation (Integer, changes before this transaction)
MERGE (s:Schema {name: "tular"})
SET s.generation = coalesce(s.generation, 0)
RETURN s.generation AS generation
