// purpose: Removes some memberships of a community whose run is not the current one.
// parameters: key (String, of the community), limit (Integer)
// columns: dropped (Integer)
MATCH (:Community {key: $key})<-[m:IN_COMMUNITY]-()
WITH m LIMIT $limit
DELETE m
RETURN count(m) AS dropped
