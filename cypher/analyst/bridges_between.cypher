// purpose: Finds who joins two named communities, as `tular top --between`: pairs of one member of each that an account
//   is related to, in either direction.
//   Communities that users show as one stand apart here, as they were found.
// parameters: first (String, id of a community), second (String), relation (String, type, of the current run's layer),
//   limit (Integer)
// columns: handle (String), pairs (Integer), toFirst (Integer, members of the first), toSecond (Integer)
MATCH (m:Account {communityId: $first})-[:$($relation)]-(a:Account)
WHERE m <> a
WITH a, count(DISTINCT m) AS toFirst
MATCH (a)-[:$($relation)]-(m:Account {communityId: $second})
WHERE m <> a
WITH a, toFirst, count(DISTINCT m) AS toSecond
RETURN coalesce(a.handle, a.key) AS handle, toFirst * toSecond AS pairs, toFirst, toSecond
ORDER BY pairs DESC, a.key LIMIT $limit
