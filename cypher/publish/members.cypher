// purpose: Lets accounts belong to their community and to no other, one community after the other. What is so already is
//   not written again.
// parameters: keys (String, joined), separator (String), confidences (Vector of FLOAT64),
//   groups (List of {community: String or null, begin: Integer, end: Integer}, rows of the columns)
// columns: none
WITH split($keys, $separator) AS keys, toFloatList($confidences) AS confidences
UNWIND $groups AS group
OPTIONAL MATCH (c:Community {key: group.community})
UNWIND range(group.begin, group.end - 1) AS i
MATCH (a:Account {key: keys[i]})
WITH a, c, confidences[i] AS confidence, [(a)-[m:IN_COMMUNITY]->() | m] AS links
WITH a, c, confidence, links, [m IN links WHERE endNode(m) = c] AS own
FOREACH (m IN [m IN links WHERE NOT m IN own] | DELETE m)
FOREACH (m IN [m IN own WHERE m.confidence <> confidence] | SET m.confidence = confidence)
FOREACH (to IN CASE WHEN own = [] AND c IS NOT NULL THEN [c] ELSE [] END |
  CREATE (a)-[:IN_COMMUNITY {confidence: confidence}]->(to))
