// purpose: Joins posts to the accounts that posted them; a post has one author.
// parameters: platform (String), rows (List of {id, author})
// columns: none
UNWIND $rows AS row
MATCH (a:Account {key: $platform + ":" + row.author})
MATCH (p:Post {key: $platform + ":" + row.id})
WHERE NOT EXISTS { (:Account)-[:POSTED]->(p) }
CREATE (a)-[:POSTED]->(p)
