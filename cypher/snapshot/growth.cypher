// purpose: Counts every account's followers at two moments, and those gained and lost between; a round of accounts a row.
//   A follow exists at a moment when it was seen by then, and no list loaded whole after it was last seen and by then
//   lacks it: the list of the account's followers, or of whom the follower follows. Without a crawl at or before the first
//   moment and another between the two nothing is known; without such a list between them no loss is.
// parameters: start (DateTime), end (DateTime)
// columns: accounts (List of String, keys), before (List of Integer), after (List of Integer), gained (List of Integer),
//   lost (List of Integer, -1 where it is not known), checked (List of Integer, of those before: whose list was loaded
//   again)
MATCH (a:Account)
CALL (a) {
  MATCH (a)<-[f:FOLLOWS]-(s:Account) WHERE s <> a
  RETURN max(CASE WHEN f.lastSeen <= $start THEN f.lastSeen WHEN f.firstSeen <= $start THEN f.firstSeen END) AS crawled,
    max(CASE WHEN f.lastSeen <= $end THEN f.lastSeen WHEN f.firstSeen <= $end THEN f.firstSeen END) AS again
}
CALL (a) {
  MATCH (a)<-[f:FOLLOWS]-(s:Account) WHERE s <> a
  WITH f, coalesce(a.followersListed, []) + coalesce(s.followingListed, []) AS listed
  WITH f, [t IN listed WHERE t > f.lastSeen] AS missed, listed
  WITH coalesce(f.firstSeen <= $start, true) AND none(t IN missed WHERE t <= $start) AS then,
    coalesce(f.firstSeen <= $end, true) AND none(t IN missed WHERE t <= $end) AS now,
    any(t IN listed WHERE t > $start AND t <= $end) AS looked
  RETURN sum(CASE WHEN then THEN 1 ELSE 0 END) AS before, sum(CASE WHEN now THEN 1 ELSE 0 END) AS after,
    sum(CASE WHEN now AND NOT then THEN 1 ELSE 0 END) AS gained,
    sum(CASE WHEN then AND NOT now THEN 1 ELSE 0 END) AS lost,
    sum(CASE WHEN then AND looked THEN 1 ELSE 0 END) AS checked
}
WITH a, crawled, again, before, after, gained, CASE WHEN before > 0 AND checked = 0 THEN -1 ELSE lost END AS lost, checked
WHERE crawled IS NOT NULL AND again > crawled AND before + after > 0
WITH toInteger(rand() * 128) AS round, collect(a.key) AS accounts, collect(before) AS before, collect(after) AS after,
  collect(gained) AS gained, collect(lost) AS lost, collect(checked) AS checked
RETURN accounts, before, after, gained, lost, checked
