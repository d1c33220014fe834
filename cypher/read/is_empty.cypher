// purpose: Says whether the database holds nothing but Tular's own note of its schema.
// parameters: none
// columns: empty (Boolean)
RETURN NOT EXISTS { MATCH (n) WHERE NOT n:Schema } AS empty
