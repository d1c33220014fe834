// purpose: Joins accounts to their communities, one community after the other; those joined already stay as they are.
// parameters: run (String), separator (String),
//   groups (List of {community, keys: String, joined, confidences: List of Float})
// columns: none
UNWIND $groups AS group
MATCH (c:Community {key: $run + ":" + group.community})
WITH c, group, split(group.keys, $separator) AS keys
UNWIND range(0, size(keys) - 1) AS i
MATCH (a:Account {key: keys[i]})
WHERE NOT EXISTS { (a)-[:IN_COMMUNITY]->(c) }
CREATE (a)-[:IN_COMMUNITY {confidence: group.confidences[i]}]->(c)
