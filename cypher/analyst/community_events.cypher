// purpose: Lists what happened to communities since the run that a run continues: those with events by size, then those
//   that are there no more. Neo4j does not keep who moved between them; GraphQL's `moves` and `tular community` tell.
//   Communities that users show as one stand apart here, as they were found.
// parameters: run (String, id; null: the current one)
// columns: community (String, id), label (String), sizeBefore (Integer or null), size (Integer, 0: there no more),
//   joined (Integer or null), left (Integer or null), events (List of String, empty for those there no more)
MATCH (r:Run) WHERE coalesce(r.id = $run, r.current)
CALL (r) {
  MATCH (r)<-[was:OF]-(c:Community) WHERE was.events <> []
  OPTIONAL MATCH (c)-[before:OF]->(:Run {id: r.continues})
  RETURN c, was.label AS label, before.size AS sizeBefore, was.size AS size, was.joined AS joined, was.left AS left,
    was.events AS events
  UNION ALL
  MATCH (:Run {id: r.continues})<-[before:OF]-(c:Community)
  WHERE NOT EXISTS { (c)-[:OF]->(r) }
  RETURN c, before.label AS label, before.size AS sizeBefore, 0 AS size, null AS joined, null AS left, [] AS events
}
RETURN c.id AS community, coalesce(c.name, label) AS label, sizeBefore, size, joined, left, events
ORDER BY size DESC, sizeBefore DESC, community
