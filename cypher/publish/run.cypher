// purpose: Writes a run, neither served nor current unless it is already.
// parameters: id (String), properties (Map)
// columns: none
MERGE (r:Run {id: $id})
ON CREATE SET r.served = false, r.current = false, r.status = "FINISHED"
SET r += $properties
