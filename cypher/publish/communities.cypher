// purpose: Writes communities of a run.
// parameters: run (String), rows (List of Map, properties with id)
// columns: none
MATCH (r:Run {id: $run})
UNWIND $rows AS row
MERGE (c:Community {key: $run + ":" + row.id})
SET c += row, c.run = $run
MERGE (c)-[:OF]->(r)
