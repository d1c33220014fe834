// purpose: Makes one run the current one. Touches every run, so that there is never more than one.
// parameters: id (String), now (DateTime), outside (String, JSON: scores of accounts outside the run)
// columns: current (String, id of the run that is current now)
MATCH (r:Run)
SET r.current = (r.id = $id)
WITH r WHERE r.current
SET r.status = "PUBLISHED", r.publishedAt = $now, r.scoresOutside = $outside
RETURN r.id AS current
