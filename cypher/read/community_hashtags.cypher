// purpose: Lists the hashtags that members of a community use, by how many use them.
// parameters: members (List of String, keys), since (DateTime or null), until (DateTime or null), limit (Integer)
// columns: tag (String), accounts (Integer), posts (Integer)
UNWIND $members AS key
MATCH (a:Account {key: key})
MATCH (a)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
RETURN h.tag AS tag, count(DISTINCT a) AS accounts, count(DISTINCT p) AS posts
ORDER BY accounts DESC, posts DESC, tag LIMIT $limit
