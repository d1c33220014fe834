// purpose: Ends the use of an API key; it stays in the list. One that is revoked already stays as it is.
//   Takes the writers' turn, and counts as a transaction that changes nothing a snapshot holds.
// parameters: prefix (String)
// columns: prefix (String)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
MATCH (k:Key {prefix: $prefix})
SET k.revokedAt = coalesce(k.revokedAt, datetime())
RETURN k.prefix AS prefix
