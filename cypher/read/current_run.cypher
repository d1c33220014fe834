// purpose: Finds the run that is published.
// parameters: none
// columns: id (String)
MATCH (r:Run {current: true}) RETURN r.id AS id LIMIT 1
