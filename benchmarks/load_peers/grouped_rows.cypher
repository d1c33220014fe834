// purpose: The better way of DESIGN 7, as a peer: grouped by source, reading what is there, creating the rest.
// parameters: groups (List of [source key, target keys])
// columns: none
UNWIND $groups AS group
MATCH (s:Account {key: group[0]})
WITH s, group, COLLECT { MATCH (s)-[:FOLLOWS]->(t) RETURN t.key } AS there
UNWIND group[1] AS key
WITH s, key, there WHERE NOT key IN there
MATCH (t:Account {key: key})
CREATE (s)-[:FOLLOWS]->(t)
