// purpose: Counts what is there of some pairs of accounts: single events, told by post or time, and totals that a file
//   counted.
// parameters: platform (String), relation (String), groups (List of [source id, {target id: true}])
// columns: source (String), target (String), single (Integer), counted (Integer)
UNWIND $groups AS group
MATCH (s:Account {key: $platform + ":" + toString(group[0])})
      -[r:RETWEETED|QUOTED|REPLIED|MENTIONED]->(t:Account {platform: $platform})
WHERE type(r) = $relation AND group[1][t.id] IS NOT NULL
WITH s.id AS source, t.id AS target, CASE WHEN r.post IS NULL AND r.at IS NULL THEN 1 ELSE 0 END AS total
RETURN source, target, sum(1 - total) AS single, sum(total) AS counted
