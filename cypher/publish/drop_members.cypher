// purpose: Removes some memberships of runs that are not the current one.
// parameters: limit (Integer)
// columns: dropped (Integer)
MATCH (r:Run {current: false})<-[:OF]-(c:Community)<-[m:IN_COMMUNITY]-()
WITH m LIMIT $limit
DELETE m
RETURN count(m) AS dropped
