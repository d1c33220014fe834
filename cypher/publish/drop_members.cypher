// purpose: Removes some memberships of communities that this run does not have.
// parameters: run (String), limit (Integer)
// columns: changed (Integer, memberships removed)
MATCH (c:Community) WHERE c.run <> $run OR c.key <> c.id
MATCH (c)<-[m:IN_COMMUNITY]-()
WITH m LIMIT $limit
DELETE m
RETURN count(m) AS changed
