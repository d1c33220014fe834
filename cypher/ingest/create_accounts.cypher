// purpose: Creates the accounts that are not there, with their properties and the scores of an account outside the
//   current run.
// parameters: platform (String), rows (List of {id, and properties}), marks (Map, scores and load)
// columns: none
UNWIND $rows AS row
MERGE (a:Account {key: $platform + ":" + row.id})
ON CREATE SET a.platform = $platform, a += $marks, a += row
WITH a, row WHERE row.handleKey = row.id AND NOT row.id =~ "[0-9]+"
SET a:ByHandle
