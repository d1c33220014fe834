// purpose: Creates the retweets, quotes, replies and mentions that are not there; see update_events for what tells
//   one from another and create_follows for the form of the rows.
// parameters: platform (String), relation (String), ids (List of String or Integer),
//   groups (List of [source place, target places, posts, times in ms, counts, originals, files that counted]; columns without
//   a value are null), load (Integer or null, number of the load)
// columns: none
UNWIND range(0, size($ids) - 1) AS place
MATCH (a:Account {key: $platform + ":" + toString($ids[place])})
WITH place, a ORDER BY place
WITH collect(a) AS accounts
UNWIND $groups AS group
CALL (accounts, group) {
  WITH accounts[group[0]] AS s
  WITH s, COLLECT {
    MATCH (s)-[r:RETWEETED|QUOTED|REPLIED|MENTIONED]->(t) WHERE type(r) = $relation
    RETURN [t, coalesce(r.post, toString(r.at.epochMillis), r.countedIn, "")]
  } AS there
  UNWIND range(0, size(group[1]) - 1) AS i
  WITH s, there, i, accounts[group[1][i]] AS t
  WHERE NOT [t, coalesce(group[2][i], toString(group[3][i]), group[6][i], "")] IN there
  CREATE (s)-[:$($relation) {
    post: group[2][i], count: group[4][i], original: group[5][i], countedIn: group[6][i], load: $load,
    at: CASE WHEN group[3][i] IS NOT NULL THEN datetime.fromEpochMillis(group[3][i]) END
  }]->(t)
}
