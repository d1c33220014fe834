// purpose: Forgets a list. Takes the writers' turn, and counts as a transaction that changes nothing a snapshot holds.
// parameters: name (String)
// columns: deleted (Integer, 0 where there was none)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
OPTIONAL MATCH (l:WatchList {name: $name})
WITH l, CASE WHEN l IS NULL THEN 0 ELSE 1 END AS deleted
DELETE l
RETURN deleted
