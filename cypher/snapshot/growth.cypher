// purpose: Counts every account's followers at two moments, and those gained and lost between; a round of accounts a
//   row. A follow exists at a moment when it was seen by then, and still when the account's followers were last seen
//   by then; an unknown first sighting means always before, an unknown last one still.
// parameters: start (DateTime), end (DateTime)
// columns: accounts (List of String, keys), before (List of Integer), after (List of Integer), gained (List of Integer),
//   lost (List of Integer)
MATCH (a:Account)
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
WITH a, before, after, gained, lost WHERE before + after > 0
WITH toInteger(rand() * 128) AS round, collect(a.key) AS accounts, collect(before) AS before, collect(after) AS after,
  collect(gained) AS gained, collect(lost) AS lost
RETURN accounts, before, after, gained, lost
