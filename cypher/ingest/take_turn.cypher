// purpose: Takes the writers' turn: locks one node until the transaction ends, before anything else is locked.
//   Writers therefore follow one another and cannot deadlock; Neo4j frees the lock of one that dies. MATCH takes no
//   lock, so that nobody holds a shared one while waiting for this one.
// parameters: none
// columns: generation (Integer, changes before this transaction)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
RETURN s.generation AS generation
