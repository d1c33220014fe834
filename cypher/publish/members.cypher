// purpose: Joins accounts to their community, one community after the other; those joined already stay so.
// parameters: run (String), keys (String, joined), separator (String), confidences (Vector of FLOAT64),
//   groups (List of {community: String, begin: Integer, end: Integer}, rows of the columns)
// columns: none
WITH split($keys, $separator) AS keys, toFloatList($confidences) AS confidences
UNWIND $groups AS group
MATCH (c:Community {key: $run + ":" + group.community})
UNWIND range(group.begin, group.end - 1) AS i
MATCH (a:Account {key: keys[i]})
WHERE NOT EXISTS { (a)-[:IN_COMMUNITY]->(c) }
CREATE (a)-[:IN_COMMUNITY {confidence: confidences[i]}]->(c)
