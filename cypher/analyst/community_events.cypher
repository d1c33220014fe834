// purpose: Lists what happened to communities since the run that a run continues: those with events by size, then those
//   that are there no more. Neo4j does not keep who moved between them; GraphQL's `moves` and `tular community` tell.
//   Communities that users show as one stand apart here, as they were found.
// parameters: run (String, id; null: the current one)
// columns: community (String, id), label (String), sizeBefore (Integer or null), size (Integer, 0: there no more),
//   joined (Integer or null), left (Integer or null), events (List of String, empty for those there no more)
MATCH (r:Run) WHERE coalesce(r.id = $run, r.current)
CALL (r) {
  MATCH (r)<-[:OF]-(c:Community) WHERE c.events <> []
  OPTIONAL MATCH (:Run {id: r.continues})<-[:OF]-(b:Community {id: c.id})
  RETURN c, b.size AS sizeBefore, c.size AS size, c.joined AS joined, c.left AS left, c.events AS events
  UNION ALL
  MATCH (:Run {id: r.continues})<-[:OF]-(c:Community)
  WHERE NOT EXISTS { (r)<-[:OF]-(:Community {id: c.id}) }
  RETURN c, c.size AS sizeBefore, 0 AS size, null AS joined, null AS left, [] AS events
}
RETURN c.id AS community, coalesce(c.name, c.label) AS label, sizeBefore, size, joined, left, events
ORDER BY size DESC, sizeBefore DESC, community
