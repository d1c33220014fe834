// purpose: Notes up to when a list was looked at. Takes the writers' turn, and counts as a transaction that changes
//   nothing a snapshot holds.
// parameters: name (String), at (DateTime)
// columns: lists (Integer, 0 where there is none)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
OPTIONAL MATCH (l:WatchList {name: $name})
SET l.seenAt = $at
RETURN count(l) AS lists
