// purpose: Makes one run the one that the API serves, before Cypher's copy is of it: its status says so until then. Touches
//   every run, so that there is never more than one.
// parameters: id (String), now (DateTime), outside (String, JSON: scores of accounts outside the run)
// columns: served (String, id of the run that is served now)
MATCH (r:Run)
SET r.served = (r.id = $id)
WITH r WHERE r.served
SET r.status = "SERVED", r.publishedAt = $now, r.scoresOutside = $outside
RETURN r.id AS served
