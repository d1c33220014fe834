// purpose: Takes the writers' turn (the lock that loaders take too) until the transaction ends, and says whether this
//   publication is still the latest. The lock comes first: what is read after it cannot change any more. Counts the
//   transaction as one that changes nothing a snapshot holds; see `store.snapshot_version`.
// parameters: token (String, of this publication alone)
// columns: mine (Boolean)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
WITH s
SET s.quiet = coalesce(s.quiet, 0) + 1
RETURN s.publication = $token AS mine
