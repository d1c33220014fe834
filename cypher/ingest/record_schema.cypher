// purpose: Records the version that the schema was brought to; a new database gets an identity and begins to count
//   its changes, so that (identity, generation) tells what was read from it.
// parameters: version (Integer)
// columns: none
MERGE (s:Schema {name: "tular"})
SET s.version = $version, s.generation = coalesce(s.generation, 0), s.identity = coalesce(s.identity, randomUUID())
