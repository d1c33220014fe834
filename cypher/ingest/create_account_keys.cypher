// purpose: Creates the accounts that relations name and that are not there, with their key and the
//   scores of an account outside the current run.
// parameters: platform (String), ids (List of String or Integer), scores (Map)
// columns: none
UNWIND $ids AS id
MERGE (a:Account {key: $platform + ":" + toString(id)})
ON CREATE SET a.platform = $platform, a.id = toString(id), a += $scores
