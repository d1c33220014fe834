// purpose: Gives a load its number: what it creates bears it, so that the load can be taken back.
// parameters: none
// columns: number (Integer)
MATCH (s:Schema {name: "tular"})
SET s.loads = coalesce(s.loads, 0) + 1
RETURN s.loads AS number
