// purpose: Finds the run that is published, and the one that Cypher's scores, communities and memberships are of: an earlier
//   one while they are written, none after that was cut short by another.
// parameters: none
// columns: id (String), inCypher (String or null)
MATCH (r:Run) WHERE coalesce(r.served, r.current)
OPTIONAL MATCH (whole:Run {current: true, status: "PUBLISHED"})
RETURN r.id AS id, whole.id AS inCypher LIMIT 1
