// purpose: Lists the communities of the published run by size, with their leading accounts; those that users show as one
//   are one. Whether they are more than chance gives, the run says: (:Run {current: true}).hasCommunities and verdict; and
//   how many groups are too small to be communities: smallGroups.
// parameters: limit (Integer)
// columns: id (String), label (String), size (Integer), leaders (List of String)
MATCH (r:Run {current: true})<-[:OF]-(part:Community)
OPTIONAL MATCH (r)<-[:OF]-(home:Community {id: part.mergedInto})
WITH coalesce(home, part) AS c, collect(part) AS parts, sum(part.size) AS size
ORDER BY size DESC, c.id LIMIT $limit
RETURN c.id AS id, coalesce(c.name, c.label) AS label, size,
  COLLECT {
    UNWIND parts AS part
    MATCH (part)<-[:IN_COMMUNITY]-(a:Account)
    RETURN coalesce(a.handle, a.key) ORDER BY a.pagerank DESC, a.key LIMIT 3
  } AS leaders
ORDER BY size DESC, id
