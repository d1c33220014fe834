// purpose: Removes some memberships of communities whose run is not the current one.
// parameters: keys (List of String, of communities), limit (Integer)
// columns: dropped (Integer)
UNWIND $keys AS key
MATCH (:Community {key: key})<-[m:IN_COMMUNITY]-()
WITH m LIMIT $limit
DELETE m
RETURN count(m) AS dropped
