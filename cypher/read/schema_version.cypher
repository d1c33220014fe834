// purpose: Reads the version that the schema of this database was brought to; no row in a database without one.
// parameters: none
// columns: version (Integer)
MATCH (s:Schema {name: "tular"}) RETURN s.version AS version
