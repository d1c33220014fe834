// purpose: Removes some memberships of communities.
// parameters: keys (List of String), limit (Integer)
// columns: dropped (Integer)
UNWIND $keys AS key
MATCH (:Community {key: key})<-[m:IN_COMMUNITY]-()
WITH m LIMIT $limit
DELETE m
RETURN count(m) AS dropped
