// purpose: Gives accounts outside the run a score of 0 where everybody in it has one, and no other, so that
//   ORDER BY a.pagerank DESC begins with those who lead (Cypher puts null first); and no membership, which
//   a publication that was cut short may have left.
// parameters: run (String), zeros (Map, property → 0), names (List of String, properties to remove), limit (Integer)
// columns: changed (Integer, accounts)
MATCH (a:Account)
WHERE a.run <> $run
   OR a.run IS NULL AND (any(name IN keys($zeros) WHERE a[name] IS NULL) OR any(name IN $names WHERE a[name] IS NOT NULL)
     OR EXISTS { (a)-[:IN_COMMUNITY]->() })
WITH a LIMIT $limit
SET a.run = null
FOREACH (name IN $names | SET a[name] = null)
SET a += $zeros
FOREACH (m IN [(a)-[m:IN_COMMUNITY]->() | m] | DELETE m)
RETURN count(a) AS changed
