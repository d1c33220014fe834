// purpose: Lists whom an account follows, retweets, …, in key order, a page at a time.
// parameters: key (String), relation (String, type), after (String, key of the last one seen or ""), limit (Integer)
// columns: account (Map, all properties), weight (Float, sum of counts), last (DateTime, latest time known, or null)
MATCH (:Account {key: $key})-[r:$($relation)]->(b:Account)
WHERE b.key > $after
WITH b, sum(coalesce(toFloatOrNull(r.count), 1.0)) AS weight, max(coalesce(r.at, r.lastSeen)) AS last
ORDER BY b.key LIMIT $limit
RETURN b {.*} AS account, weight, last
