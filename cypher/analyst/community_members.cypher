// purpose: Lists the members of a community of the published run by PageRank; `confidence` says how surely each belongs.
// parameters: community (String, id), limit (Integer)
// columns: handle (String), name (String), pagerank (Float), confidence (Float)
MATCH (:Run {current: true})<-[:OF]-(:Community {id: $community})<-[m:IN_COMMUNITY]-(a:Account)
RETURN coalesce(a.handle, a.key) AS handle, a.name AS name, a.pagerank AS pagerank, m.confidence AS confidence
ORDER BY pagerank DESC, handle LIMIT $limit
