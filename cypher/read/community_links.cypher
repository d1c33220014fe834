// purpose: Lists the links that members of a community share, by how many share them.
// parameters: members (List of String, keys), since (DateTime or null), until (DateTime or null), limit (Integer)
// columns: url (String), accounts (Integer), posts (Integer)
UNWIND $members AS key
MATCH (a:Account {key: key})
MATCH (a)-[:POSTED]->(p:Post)-[:LINKS_TO]->(l:Link)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
RETURN l.url AS url, count(DISTINCT a) AS accounts, count(DISTINCT p) AS posts
ORDER BY accounts DESC, posts DESC, url LIMIT $limit
