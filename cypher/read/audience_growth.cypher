// purpose: Counts one account's followers at two moments, and those gained and lost between, as `snapshot/growth` does.
// parameters: key (String), start (DateTime), end (DateTime)
// columns: before (Integer), after (Integer), gained (Integer), lost (Integer)
MATCH (a:Account {key: $key})
CALL (a) {
  MATCH (a)<-[f:FOLLOWS]-(s:Account) WHERE s <> a
  RETURN max(CASE WHEN f.lastSeen <= $start THEN f.lastSeen WHEN f.firstSeen <= $start THEN f.firstSeen END) AS first,
    max(CASE WHEN f.lastSeen <= $end THEN f.lastSeen WHEN f.firstSeen <= $end THEN f.firstSeen END) AS last
}
CALL (a, first, last) {
  MATCH (a)<-[f:FOLLOWS]-(s:Account) WHERE s <> a
  WITH
    CASE WHEN coalesce(f.firstSeen <= $start, true) AND coalesce(f.lastSeen >= first, true) THEN 1 ELSE 0 END AS then,
    CASE WHEN coalesce(f.firstSeen <= $end, true) AND coalesce(f.lastSeen >= last, true) THEN 1 ELSE 0 END AS now
  RETURN sum(then) AS before, sum(now) AS after, sum(CASE WHEN now > then THEN 1 ELSE 0 END) AS gained,
    sum(CASE WHEN now < then THEN 1 ELSE 0 END) AS lost
}
RETURN before, after, gained, lost
