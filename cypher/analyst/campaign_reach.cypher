// purpose: Counts by community of the published run the accounts that can have seen a campaign: followers of those who
//   posted one of its posts or retweeted one in its window.
// parameters: name (String), limit (Integer)
// columns: community (String, id), label (String or null), members (Integer), reached (Integer)
MATCH (c:Campaign {name: $name})
CALL (c) {
  MATCH (a:Account)-[:POSTED]->(:Post)-[:PART_OF]->(c) RETURN a
  UNION
  MATCH (a:Account)-[:POSTED]->(r:Post)-[:RETWEET_OF]->(:Post)-[:PART_OF]->(c)
  WHERE (c.`from` IS NULL OR r.at >= c.`from`) AND (c.`to` IS NULL OR r.at < c.`to`) RETURN a
}
WITH collect(DISTINCT a) AS spreaders
UNWIND spreaders AS a
MATCH (a)<-[:FOLLOWS]-(f:Account) WHERE f.communityId IS NOT NULL
WITH f.communityId AS community, count(DISTINCT f) AS reached
MATCH (:Run {current: true})<-[:OF]-(k:Community {id: community})
RETURN community, k.label AS label, k.size AS members, reached
ORDER BY reached DESC, community LIMIT $limit
