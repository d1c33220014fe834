// purpose: Notes when API keys were last used.
//   Takes the writers' turn, and counts as a transaction that changes nothing a snapshot holds.
// parameters: used (List of maps: prefix, at)
// columns: touched (Integer)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
UNWIND $used AS use
MATCH (k:Key {prefix: use.prefix})
SET k.lastUsedAt = use.at
RETURN count(k) AS touched
