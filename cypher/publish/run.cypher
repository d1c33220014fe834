// purpose: Writes a run, not current unless it is already.
// parameters: id (String), properties (Map)
// columns: none
MERGE (r:Run {id: $id})
ON CREATE SET r.current = false, r.status = "FINISHED"
SET r += $properties
