// purpose: Finds accounts with a large audience whom those who matter pass over: of the tenth of all accounts with the
//   most followers those that are lower by PageRank. `places` is how many places an account loses from the one ranking to
//   the other; equal scores share a rank.
// parameters: limit (Integer)
// columns: handle (String), followers (Integer), byFollowers (Integer, rank), byPagerank (Integer, rank),
//   places (Integer)
MATCH (a:Account) WHERE a.pagerank IS NOT NULL AND a.followers IS NOT NULL
WITH a ORDER BY a.pagerank DESC
WITH collect(a) AS ranked
UNWIND range(1, size(ranked)) AS place
WITH ranked[place - 1] AS a, place
WITH a.pagerank AS score, min(place) AS byPagerank, collect(a) AS same
UNWIND same AS a
WITH a, byPagerank ORDER BY a.followers DESC
WITH collect({account: a, byPagerank: byPagerank}) AS ranked
UNWIND range(1, size(ranked)) AS place
WITH size(ranked) AS accounts, ranked[place - 1] AS each, place
WITH accounts, each.account.followers AS followers, min(place) AS byFollowers, collect(each) AS same
WHERE byFollowers <= 1 + accounts / 10
UNWIND same AS each
WITH each.account AS a, followers, byFollowers, each.byPagerank AS byPagerank
WHERE byPagerank > byFollowers
RETURN coalesce(a.handle, a.key) AS handle, followers, byFollowers, byPagerank, byPagerank - byFollowers AS places
ORDER BY places DESC, byFollowers, a.key LIMIT $limit
