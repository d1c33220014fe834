// purpose: Records a load.
// parameters: id (String), properties (Map)
// columns: none
MERGE (l:Load {id: $id})
SET l += $properties
