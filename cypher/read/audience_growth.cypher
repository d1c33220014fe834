// purpose: Counts accounts' followers at two moments, and those gained and lost between, as `snapshot/growth` does.
//   A follow exists at a moment when it was seen by then, and no list loaded whole after it was last seen and by then
//   lacks it: the list of the account's followers, or of whom the follower follows. Without a crawl at or before the first
//   moment and another between the two nothing is known; without such a list between them no loss is.
// parameters: keys (List of String), start (DateTime), end (DateTime)
// columns: of (String, one of keys), crawled (DateTime or null, the crawl that the first count is of), again (DateTime or
//   null, the second), before (Integer or null), after (Integer or null), gained (Integer or null), lost (Integer or null), checked (Integer)
UNWIND $keys AS of
MATCH (a:Account {key: of})
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
WITH of, crawled, again, before, after, gained, lost, checked, coalesce(crawled IS NOT NULL AND again > crawled, false) AS known
RETURN of, crawled, again, CASE WHEN known THEN before END AS before, CASE WHEN known THEN after END AS after,
  CASE WHEN known THEN gained END AS gained,
  CASE WHEN known AND (checked > 0 OR before = 0) THEN lost END AS lost, CASE WHEN known THEN checked ELSE 0 END AS checked
