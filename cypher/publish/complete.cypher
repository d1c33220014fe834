// purpose: Makes one run the one that Cypher's scores, communities and memberships are of, all of them. Touches every run,
//   so that there is never more than one.
// parameters: id (String), now (DateTime)
// columns: current (String, id of the run that is current now)
MATCH (r:Run)
SET r.current = (r.id = $id),
  r.status = CASE WHEN r.id = $id THEN "PUBLISHED" WHEN r.status = "SERVED" THEN "FINISHED" ELSE r.status END
WITH r WHERE r.current
SET r.completedAt = $now
RETURN r.id AS current
