// purpose: Lists whom an account follows, retweets, …, a page at a time, for each of some accounts: in the order of their keys,
//   or by a score of the current run, best first, by weight or by the latest time, most first, and then by key.
// parameters: keys (List of String), relation (String, type), order (String: KEY, SCORE, WEIGHT or LATEST), measure (String,
//   property, for SCORE), sign (Float, -1 where the lowest is best), after (String, key of the last one seen or ""),
//   value (Float, its `value`), limit (Integer, for each)
// columns: of (String, one of keys), account (Map, all properties), weight (Float, sum of counts), last (DateTime, latest
//   time known, or null), value (Float, what the order goes by)
UNWIND $keys AS of
CALL (of) {
  MATCH (:Account {key: of})-[r:$($relation)]->(b:Account)
  WHERE $order <> "KEY" OR b.key > $after
  WITH b, sum(coalesce(toFloatOrNull(r.count), 1.0)) AS weight, max(coalesce(r.at, r.lastSeen)) AS last
  WITH b, weight, last, CASE $order
    WHEN "SCORE" THEN coalesce($sign * toFloatOrNull(b[$measure]), toFloat("-Infinity"))
    WHEN "WEIGHT" THEN weight
    WHEN "LATEST" THEN coalesce(toFloat(last.epochMillis), toFloat("-Infinity"))
    ELSE 0.0 END AS value
  WHERE $after = "" OR value < $value OR (value = $value AND b.key > $after)
  RETURN b {.*} AS account, weight, last, value ORDER BY value DESC, b.key LIMIT $limit
}
RETURN of, account, weight, last, value
