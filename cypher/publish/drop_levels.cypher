// purpose: Removes communities inside communities that this run does not have.
// parameters: run (String), limit (Integer)
// columns: changed (Integer, communities removed)
MATCH (s:Subcommunity) WHERE s.run <> $run
WITH s LIMIT $limit
DETACH DELETE s
RETURN count(s) AS changed
