// purpose: Lists the hashtags that members of communities of the published run use, by how many use them.
// parameters: communities (List of String, ids), since (DateTime or null), until (DateTime or null), limit (Integer)
// columns: tag (String), accounts (Integer), posts (Integer)
MATCH (:Run {current: true})<-[:OF]-(c:Community)<-[:IN_COMMUNITY]-(a:Account) WHERE c.id IN $communities
MATCH (a)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
RETURN h.tag AS tag, count(DISTINCT a) AS accounts, count(DISTINCT p) AS posts
ORDER BY accounts DESC, posts DESC, tag LIMIT $limit
