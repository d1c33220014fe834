// purpose: Forgets an account: it, its posts and all relations of both go, and a mark stays so that no load brings it back.
// parameters: key (String), handle (String or null, in lower case), moment (DateTime)
// columns: relations (Integer), posts (Integer)
OPTIONAL MATCH (a:Account {key: $key})
CALL (a) { OPTIONAL MATCH (a)-[r]-(:Account) RETURN count(r) AS relations }
CALL (a) { OPTIONAL MATCH (a)-[:POSTED]->(p) WITH collect(p) AS posts RETURN posts }
WITH a, relations, posts, size(posts) AS number
FOREACH (p IN posts | DETACH DELETE p)
DETACH DELETE a
MERGE (f:Forgotten {key: $key})
SET f.at = $moment, f.handle = $handle
RETURN relations, number AS posts
