// purpose: Removes what is there of some pairs of accounts in the other way than it comes now: single events where a
//   file counts them, totals where single events come.
// parameters: platform (String), relation (String), groups (List of [source id, {target id: whether what comes is counted}])
// columns: removed (Integer)
UNWIND $groups AS group
MATCH (:Account {key: $platform + ":" + toString(group[0])})
      -[r:RETWEETED|QUOTED|REPLIED|MENTIONED]->(t:Account {platform: $platform})
WHERE type(r) = $relation AND group[1][t.id] <> (r.post IS NULL AND r.at IS NULL)
DELETE r
RETURN count(*) AS removed
