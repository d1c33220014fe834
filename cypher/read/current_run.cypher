// purpose: Finds the run that is served, and the one that Cypher's scores, communities and memberships are of, all of them:
//   none while those of another are being written, or after that was cut short.
// parameters: none
// columns: id (String), inCypher (String or null)
MATCH (r:Run) WHERE coalesce(r.served, r.current)
OPTIONAL MATCH (whole:Run {current: true, status: "PUBLISHED"})
  WHERE NOT EXISTS { MATCH (other:Run {status: "SERVED"}) WHERE other.id <> whole.id }
RETURN r.id AS id, whole.id AS inCypher LIMIT 1
