// purpose: Finds who joins two named communities, as `tular top --between`: pairs of one member of each that an account
//   is related to, in either direction, in the run's window.
//   Communities that users show as one stand apart here, as they were found.
// parameters: first (String, id of a community), second (String), relation (String, type, of the current run's layer),
//   limit (Integer)
// columns: handle (String), pairs (Integer), toFirst (Integer, members of the first), toSecond (Integer)
MATCH (run:Run {current: true})
MATCH (m:Account {communityId: $first})-[x:$($relation)]-(a:Account)
WHERE m <> a
  AND (run.`from` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.lastSeen >= run.`from`, true) ELSE x.at >= run.`from` END)
  AND (run.`to` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.firstSeen < run.`to`, true) ELSE x.at < run.`to` END)
WITH run, a, count(DISTINCT m) AS toFirst
MATCH (a)-[x:$($relation)]-(m:Account {communityId: $second})
WHERE m <> a
  AND (run.`from` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.lastSeen >= run.`from`, true) ELSE x.at >= run.`from` END)
  AND (run.`to` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.firstSeen < run.`to`, true) ELSE x.at < run.`to` END)
WITH a, toFirst, count(DISTINCT m) AS toSecond
RETURN coalesce(a.handle, a.key) AS handle, toFirst * toSecond AS pairs, toFirst, toSecond
ORDER BY pairs DESC, a.key LIMIT $limit
