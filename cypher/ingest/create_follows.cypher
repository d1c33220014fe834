// purpose: Creates the follows that are not there. What each source follows is read once, so rows come grouped by
//   source; accounts are looked up once each and then named by their place in `ids`.
// parameters: platform (String), ids (List of String or Integer),
//   groups (List of [source place, target places, firsts in ms, lasts in ms]; columns without a value are null),
//   load (Integer or null, number of the load)
// columns: none
UNWIND range(0, size($ids) - 1) AS place
MATCH (a:Account {key: $platform + ":" + toString($ids[place])})
WITH place, a ORDER BY place
WITH collect(a) AS accounts
UNWIND $groups AS group
CALL (accounts, group) {
  WITH accounts[group[0]] AS s
  WITH s, COLLECT { MATCH (s)-[:FOLLOWS]->(t) RETURN t } AS there
  UNWIND range(0, size(group[1]) - 1) AS i
  WITH s, there, i, accounts[group[1][i]] AS t
  WHERE NOT t IN there
  CREATE (s)-[:FOLLOWS {
    firstSeen: CASE WHEN group[2][i] IS NOT NULL THEN datetime.fromEpochMillis(group[2][i]) END,
    lastSeen: CASE WHEN group[3][i] IS NOT NULL THEN datetime.fromEpochMillis(group[3][i]) END,
    load: $load
  }]->(t)
}
