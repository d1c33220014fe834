// purpose: Announces a publication. A later one takes over from an earlier one that still runs or died.
// parameters: token (String, of this publication alone)
// columns: none
MERGE (s:Schema {name: "tular"})
SET s.publication = $token
