// purpose: Tells the life of a community over the published runs, oldest first.
//   Communities that users show as one stand apart here, as they were found.
// parameters: community (String, id)
// columns: run (String), size (Integer), joined (Integer or null), left (Integer or null), events (List of String)
MATCH (c:Community {id: $community})-[:OF]->(r:Run)
RETURN r.id AS run, c.size AS size, c.joined AS joined, c.left AS left, c.events AS events
ORDER BY r.finishedAt, run
