// purpose: Writes the flows between communities of a run.
// parameters: run (String), rows (List of {source, target, properties}; source and target are community ids)
// columns: none
UNWIND $rows AS row
MATCH (a:Community {key: row.source})
MATCH (b:Community {key: row.target})
MERGE (a)-[f:FLOWS_TO]->(b)
SET f = row.properties, f.run = $run
