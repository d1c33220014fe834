// purpose: Lists the communities inside a community of the published run, with how many parts each has itself.
//   Communities that users show as one stand apart here, as they were found.
// parameters: community (String, id), limit (Integer)
// columns: id (String), label (String), size (Integer), parts (Integer)
MATCH (:Run {current: true})<-[:OF]-(:Community {id: $community})<-[:PART_OF]-(s:Subcommunity)
RETURN s.id AS id, s.label AS label, s.size AS size, COUNT { (s)<-[:PART_OF]-() } AS parts
ORDER BY size DESC, id LIMIT $limit
