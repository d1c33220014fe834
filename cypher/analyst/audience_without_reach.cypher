// purpose: Finds accounts with a large audience whom those who matter pass over: high by followers, low by PageRank.
//   `places` is how many places an account loses from the one ranking to the other.
// parameters: limit (Integer)
// columns: handle (String), followers (Integer), byFollowers (Integer, rank), byPagerank (Integer, rank),
//   places (Integer)
MATCH (a:Account) WHERE a.pagerank IS NOT NULL AND a.followers IS NOT NULL
WITH a ORDER BY a.pagerank DESC, a.key
WITH collect(a) AS ranked
UNWIND range(0, size(ranked) - 1) AS i
WITH ranked[i] AS a, i + 1 AS byPagerank
ORDER BY a.followers DESC, a.key
WITH collect({account: a, byPagerank: byPagerank}) AS ranked
UNWIND range(0, size(ranked) - 1) AS i
WITH ranked[i].account AS a, i + 1 AS byFollowers, ranked[i].byPagerank AS byPagerank
RETURN coalesce(a.handle, a.key) AS handle, a.followers AS followers, byFollowers, byPagerank,
  byPagerank - byFollowers AS places
ORDER BY places DESC, byFollowers LIMIT $limit
