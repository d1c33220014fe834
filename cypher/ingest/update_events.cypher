// purpose: Sets what differs on retweets, quotes, replies and mentions that are there. An event is known by its
//   target and post, without a post by its target and time, without both by its target and the file that counted it.
// parameters: platform (String), relation (String),
//   groups (List of [source id, {identity: [at in ms or null, count or null, original or null]}])
// columns: updated (Integer, relations that changed)
UNWIND $groups AS group
MATCH (:Account {key: $platform + ":" + toString(group[0])})
      -[r:RETWEETED|QUOTED|REPLIED|MENTIONED]->(t:Account {platform: $platform})
WHERE type(r) = $relation
WITH r, group[1][t.id + " " + coalesce(r.post, toString(r.at.epochMillis), r.countedIn, "")] AS row
WHERE row IS NOT NULL
WITH r, CASE WHEN row[0] IS NOT NULL THEN datetime.fromEpochMillis(row[0]) ELSE r.at END AS at,
  coalesce(row[1], r.count) AS count, coalesce(row[2], r.original) AS original
WHERE at <> r.at OR count <> r.count OR original <> r.original
  OR (r.at IS NULL AND at IS NOT NULL) OR (r.count IS NULL AND count IS NOT NULL)
  OR (r.original IS NULL AND original IS NOT NULL)
SET r.at = at, r.count = count, r.original = original
RETURN count(*) AS updated
