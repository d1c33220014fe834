// purpose: Announces a publication. A later one takes over from an earlier one that still runs or died. Counts its
//   transaction as `take_turn` does.
// parameters: token (String, of this publication alone)
// columns: none
MERGE (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
WITH s
SET s.publication = $token, s.quiet = coalesce(s.quiet, 0) + 1
