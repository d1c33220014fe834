// purpose: Lists who follows, retweets, … an account, in key order, a page at a time, for each of some accounts.
// parameters: keys (List of String), relation (String, type), after (String, key of the last one seen or ""),
//   limit (Integer, for each)
// columns: of (String, one of keys), account (Map, all properties), weight (Float, sum of counts),
//   last (DateTime, latest time known, or null)
UNWIND $keys AS of
CALL (of) {
  MATCH (:Account {key: of})<-[r:$($relation)]-(b:Account)
  WHERE b.key > $after
  WITH b, sum(coalesce(toFloatOrNull(r.count), 1.0)) AS weight, max(coalesce(r.at, r.lastSeen)) AS last
  ORDER BY b.key LIMIT $limit
  RETURN b {.*} AS account, weight, last
}
RETURN of, account, weight, last
