// purpose: Creates the accounts that are not there, with their properties.
// parameters: platform (String), rows (List of {id, and properties})
// columns: none
UNWIND $rows AS row
MERGE (a:Account {key: $platform + ":" + row.id})
ON CREATE SET a.platform = $platform, a += row
