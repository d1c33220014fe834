// purpose: Gives a community a name that lasts, or takes it away (null); shown in every run that has the community.
//   Takes the writers' turn, and counts as a transaction that changes nothing a snapshot holds.
// parameters: id (String, of the community), name (String or null)
// columns: communities (Integer, 1; 0 where no published run has it)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
MERGE (n:CommunityName {id: $id})
SET n.name = $name
WITH n
OPTIONAL MATCH (c:Community {key: $id})
SET c.name = $name
RETURN count(c) AS communities
