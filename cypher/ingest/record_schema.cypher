// purpose: Records the version that the schema was brought to.
// parameters: version (Integer)
// columns: none
MERGE (s:Schema {name: "tular"})
SET s.version = $version
