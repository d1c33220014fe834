// purpose: Lists the runs that were ever made the current one; all others are experiments.
// parameters: none
// columns: id (String)
MATCH (r:Run) WHERE r.publishedAt IS NOT NULL RETURN r.id AS id ORDER BY id
