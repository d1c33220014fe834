// purpose: Removes flows that this run does not have.
// parameters: run (String), limit (Integer)
// columns: changed (Integer, flows removed)
MATCH (:Community)-[f:FLOWS_TO]->(:Community)
WHERE f.run IS NULL OR f.run <> $run
WITH f LIMIT $limit
DELETE f
RETURN count(f) AS changed
