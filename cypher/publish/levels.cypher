// purpose: Writes communities inside the communities of a run, each one node as long as it lasts; those of the level above
//   must be there.
// parameters: run (String), rows (List of {id: String, parent: String, properties: Map})
// columns: none
UNWIND $rows AS row
MERGE (s:Subcommunity {key: row.id})
SET s = row.properties, s.key = row.id, s.run = $run
WITH s, row
OPTIONAL MATCH (c:Community {key: row.parent})
OPTIONAL MATCH (above:Subcommunity {key: row.parent})
WITH s, coalesce(above, c) AS parent, [(s)-[p:PART_OF]->() | p] AS parts
FOREACH (p IN [p IN parts WHERE endNode(p) <> parent] | DELETE p)
MERGE (s)-[:PART_OF]->(parent)
