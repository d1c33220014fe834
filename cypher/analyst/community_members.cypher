// purpose: Lists the members of a community of the published run by PageRank, and of those that users show as part of it;
//   `confidence` says how surely each belongs.
// parameters: community (String, id), limit (Integer)
// columns: handle (String), name (String), pagerank (Float), confidence (Float)
MATCH (:Run {current: true})<-[:OF]-(c:Community)<-[m:IN_COMMUNITY]-(a:Account)
WHERE $community IN [c.id, c.mergedInto]
RETURN coalesce(a.handle, a.key) AS handle, a.name AS name, a.pagerank AS pagerank, m.confidence AS confidence
ORDER BY pagerank DESC, handle LIMIT $limit
