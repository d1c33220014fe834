// purpose: Writes communities of a run: one node as long as a community lasts, as it is in this run, shown as users named
//   and merged it; the relation to the run keeps what it was like there.
// parameters: run (String), rows (List of {properties: Map with id, kept: Map})
// columns: none
MATCH (r:Run {id: $run})
UNWIND $rows AS row
MERGE (c:Community {key: row.properties.id})
MERGE (c)-[was:OF]->(r)
SET was = row.kept
WITH c, row
OPTIONAL MATCH (n:CommunityName {id: row.properties.id})
SET c = row.properties, c.key = row.properties.id, c.run = $run, c.name = n.name, c.mergedInto = n.mergedInto
