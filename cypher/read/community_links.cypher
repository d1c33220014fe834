// purpose: Lists the links that members of communities of the published run share, by how many share them.
// parameters: communities (List of String, ids), since (DateTime or null), until (DateTime or null), limit (Integer)
// columns: url (String), accounts (Integer), posts (Integer)
MATCH (:Run {current: true})<-[:OF]-(c:Community)<-[:IN_COMMUNITY]-(a:Account) WHERE c.id IN $communities
MATCH (a)-[:POSTED]->(p:Post)-[:LINKS_TO]->(l:Link)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
RETURN l.url AS url, count(DISTINCT a) AS accounts, count(DISTINCT p) AS posts
ORDER BY accounts DESC, posts DESC, url LIMIT $limit
