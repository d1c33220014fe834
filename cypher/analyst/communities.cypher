// purpose: Lists the communities of the published run by size, with their leading accounts.
// parameters: limit (Integer)
// columns: id (String), label (String), size (Integer), leaders (List of String)
MATCH (:Run {current: true})<-[:OF]-(c:Community)
WITH c ORDER BY c.size DESC, c.id LIMIT $limit
RETURN c.id AS id, coalesce(c.name, c.label) AS label, c.size AS size,
  COLLECT {
    MATCH (c)<-[:IN_COMMUNITY]-(a:Account)
    RETURN coalesce(a.handle, a.key) ORDER BY a.pagerank DESC, a.key LIMIT 3
  } AS leaders
ORDER BY size DESC, id
