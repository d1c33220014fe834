// purpose: Tells how much of what the members of a community retweet comes from members, by week in the run's window.
//   What they retweet of accounts outside the published run is left out.
//   Communities that users show as one stand apart here, as they were found.
// parameters: community (String, id)
// columns: week (Date, its Monday), retweets (Integer), inside (Integer), share (Float)
MATCH (run:Run {current: true})<-[:OF]-(:Community {id: $community})<-[:IN_COMMUNITY]-(a:Account)
MATCH (a)-[r:RETWEETED]->(b:Account)
WHERE r.at IS NOT NULL AND b.communityId IS NOT NULL AND a <> b
  AND (run.`from` IS NULL OR r.at >= run.`from`) AND (run.`to` IS NULL OR r.at < run.`to`)
WITH date(datetime.truncate("week", r.at)) AS week, toInteger(coalesce(r["count"], 1)) AS count,
  b.communityId = $community AS own
WITH week, sum(count) AS retweets, sum(CASE WHEN own THEN count ELSE 0 END) AS inside
RETURN week, retweets, inside, toFloat(inside) / retweets AS share
ORDER BY week
