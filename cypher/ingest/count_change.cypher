// purpose: Counts one change of the graph, so that a cached snapshot of what was is known to be old.
// parameters: none
// columns: generation (Integer)
MATCH (s:Schema {name: "tular"})
SET s.generation = s.generation + 1
RETURN s.generation AS generation
