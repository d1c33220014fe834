// purpose: Keeps an API key; of its secret only the hash.
//   Takes the writers' turn, and counts as a transaction that changes nothing a snapshot holds.
// parameters: prefix (String), hash (String), name (String), role (String), expires (DateTime or null)
// columns: prefix (String)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
CREATE (k:Key {prefix: $prefix, hash: $hash, name: $name, role: $role, createdAt: datetime(), expiresAt: $expires})
RETURN k.prefix AS prefix
