// purpose: Creates the accounts that relations name and that are not there, with their key and the
//   scores of an account outside the current run. An id that is a handle makes an account known by it only.
// parameters: platform (String), ids (List of String or Integer), handles (List of String, those ids that are
//   handles), marks (Map, scores and load)
// columns: none
UNWIND $ids AS id
MERGE (a:Account {key: $platform + ":" + toString(id)})
ON CREATE SET a.platform = $platform, a.id = toString(id), a += $marks
WITH count(*) AS made
UNWIND $handles AS handle
MATCH (a:Account {key: $platform + ":" + handle}) WHERE a.handleKey IS NULL
SET a:ByHandle, a.handleKey = handle, a.handle = coalesce(a.handle, handle)
