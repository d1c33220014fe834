// purpose: Tells the life of a community over the published runs, oldest first.
//   Communities that users show as one stand apart here, as they were found.
// parameters: community (String, id)
// columns: run (String), size (Integer), joined (Integer or null), left (Integer or null), events (List of String)
MATCH (:Community {key: $community})-[was:OF]->(r:Run)
RETURN r.id AS run, was.size AS size, was.joined AS joined, was.left AS left, was.events AS events
ORDER BY r.finishedAt, run
