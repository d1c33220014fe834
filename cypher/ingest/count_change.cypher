// purpose: Counts one change of the graph, so that a cached snapshot of what was is known to be old.
// parameters: none
// columns: generation (Integer)
MERGE (s:Schema {name: "tular"})
SET s.generation = coalesce(s.generation, 0) + 1
RETURN s.generation AS generation
