// purpose: Lists the communities inside a community of the published run, with how many parts each has itself; a part
//   that is all of it is passed over for its own. Communities that users show as one stand apart here, as they were
//   found.
// parameters: community (String, id), limit (Integer)
// columns: id (String), label (String), size (Integer), parts (Integer)
MATCH (:Run {current: true})<-[:OF]-(c:Community {id: $community})
MATCH path = (c)<-[:PART_OF*]-(s:Subcommunity)
WHERE s.size < c.size AND all(whole IN nodes(path)[1..-1] WHERE whole.size = c.size)
RETURN s.id AS id, s.label AS label, s.size AS size,
  COUNT {
    MATCH inner = (s)<-[:PART_OF*]-(part:Subcommunity)
    WHERE part.size < s.size AND all(whole IN nodes(inner)[1..-1] WHERE whole.size = s.size)
  } AS parts
ORDER BY size DESC, id LIMIT $limit
