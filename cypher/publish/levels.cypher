// purpose: Writes communities inside the communities of a run; those of the level above must be there.
// parameters: run (String), rows (List of {id: String, parent: String, properties: Map})
// columns: none
UNWIND $rows AS row
MERGE (s:Subcommunity {key: $run + ":" + row.id})
SET s += row.properties, s.run = $run
WITH s, row
OPTIONAL MATCH (c:Community {key: $run + ":" + row.parent})
OPTIONAL MATCH (above:Subcommunity {key: $run + ":" + row.parent})
WITH s, coalesce(above, c) AS parent
MERGE (s)-[:PART_OF]->(parent)
