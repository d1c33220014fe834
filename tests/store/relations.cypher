// purpose: Every relation, for tests to compare.
// parameters: none
// columns: relation (Map)
MATCH (s)-[r]->(t)
RETURN r {.*, source: s.key, type: type(r), target: coalesce(t.key, t.tag, t.url)} AS relation
ORDER BY relation.source, relation.type, relation.target, relation.at, relation.post, relation.countedIn
