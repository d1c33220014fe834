// purpose: Tells which run Cypher's scores and memberships are of, all of them, for a publication that writes only what
//   differs from it. No row while that is not certain: a copy was cut short, or is of this run itself.
// parameters: run (String, id of the run that is being published)
// columns: id (String), accounts (Integer, that say so), members (Integer, memberships)
MATCH (r:Run {current: true, status: "PUBLISHED"})
WHERE r.id <> $run AND r.completedAt IS NOT NULL
  AND NOT EXISTS { MATCH (other:Run {status: "SERVED"}) WHERE other.id <> $run }
RETURN r.id AS id, COUNT { MATCH (a:Account) WHERE a.run = r.id } AS accounts,
  COUNT { ()-[:IN_COMMUNITY]->() } AS members
