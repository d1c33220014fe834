// purpose: Records the version that the schema was brought to, and begins the count of changes.
// parameters: version (Integer)
// columns: none
MERGE (s:Schema {name: "tular"})
SET s.version = $version, s.generation = coalesce(s.generation, 0)
