// purpose: Finds brokers between two named communities, as `tular top --between`: accounts that are related to more
//   members of both, in either direction, in the run's window, than their number of contacts would give by chance.
//   `beyond` is by how many more, in the community in which these are fewer. Looks at all relations of the type.
//   Communities that users show as one stand apart here, as they were found.
// parameters: first (String, id of a community), second (String), relation (String, type, of the current run's layer),
//   limit (Integer)
// columns: handle (String), beyond (Float), pairs (Integer, of one member of each), toFirst (Integer, members of the
//   first), expectedToFirst (Float), toSecond (Integer), expectedToSecond (Float)
MATCH (run:Run {current: true})
MATCH (a:Account) WHERE a.communityId IS NOT NULL
CALL (run, a) {
  MATCH (a)-[x:$($relation)]-(m:Account)
  WHERE m <> a
    AND (run.`from` IS NULL
      OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.lastSeen >= run.`from`, true) ELSE x.at >= run.`from` END)
    AND (run.`to` IS NULL
      OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.firstSeen < run.`to`, true) ELSE x.at < run.`to` END)
  WITH DISTINCT m
  RETURN count(m) AS contacts, sum(CASE m.communityId WHEN $first THEN 1 ELSE 0 END) AS toFirst,
    sum(CASE m.communityId WHEN $second THEN 1 ELSE 0 END) AS toSecond
}
WITH collect({account: a, contacts: contacts, toFirst: toFirst, toSecond: toSecond}) AS accounts,
  sum(toFloat(contacts)) AS total, sum(CASE a.communityId WHEN $first THEN contacts ELSE 0 END) AS ofFirst,
  sum(CASE a.communityId WHEN $second THEN contacts ELSE 0 END) AS ofSecond
UNWIND accounts AS each
WITH each.account AS a, each.toFirst AS toFirst, each.contacts * ofFirst / total AS expectedToFirst,
  each.toSecond AS toSecond, each.contacts * ofSecond / total AS expectedToSecond
WHERE toFirst * toSecond > 0
WITH a, toFirst, expectedToFirst, toSecond, expectedToSecond,
  CASE WHEN toFirst - expectedToFirst < toSecond - expectedToSecond
    THEN toFirst - expectedToFirst ELSE toSecond - expectedToSecond END AS beyond
RETURN coalesce(a.handle, a.key) AS handle, beyond, toFirst * toSecond AS pairs, toFirst, expectedToFirst, toSecond,
  expectedToSecond
ORDER BY beyond DESC, a.key LIMIT $limit
