// purpose: Removes scores of accounts that have them from another run than the current one.
// parameters: run (String), names (List of String, properties), limit (Integer)
// columns: cleared (Integer)
MATCH (a:Account)
WHERE a.run <> $run
WITH a LIMIT $limit
SET a.run = null
FOREACH (name IN $names | SET a[name] = null)
RETURN count(a) AS cleared
