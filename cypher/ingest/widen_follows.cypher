// purpose: Widens the time that follows which are there were seen in: the earliest first, the latest last.
// parameters: platform (String), groups (List of [source id, {target id: [first ms or null, last ms or null]}])
// columns: updated (Integer, relations that changed)
UNWIND $groups AS group
MATCH (:Account {key: $platform + ":" + toString(group[0])})-[r:FOLLOWS]->(t:Account {platform: $platform})
WITH r, group[1][t.id] AS seen
WHERE seen IS NOT NULL
WITH r,
  CASE WHEN seen[0] IS NOT NULL THEN datetime.fromEpochMillis(seen[0]) END AS first,
  CASE WHEN seen[1] IS NOT NULL THEN datetime.fromEpochMillis(seen[1]) END AS last
WITH r, first, last,
  first IS NOT NULL AND (r.firstSeen IS NULL OR first < r.firstSeen) AS earlier,
  last IS NOT NULL AND (r.lastSeen IS NULL OR last > r.lastSeen) AS later
WHERE earlier OR later
SET r.firstSeen = CASE WHEN earlier THEN first ELSE r.firstSeen END,
    r.lastSeen = CASE WHEN later THEN last ELSE r.lastSeen END
RETURN count(*) AS updated
