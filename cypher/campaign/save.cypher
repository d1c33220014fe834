// purpose: Keeps a campaign: its definition whole, and its parts as properties for those who ask in Cypher. Takes the
//   writers' turn, and counts as a transaction that changes nothing a snapshot holds.
// parameters: name (String), properties (Map)
// columns: name (String)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
MERGE (c:Campaign {name: $name})
SET c += $properties
RETURN c.name AS name
