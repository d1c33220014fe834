// purpose: Lists the hashtags that members of a community of the published run use, by how many use them.
// parameters: community (String, id), limit (Integer)
// columns: tag (String), accounts (Integer), posts (Integer)
MATCH (:Run {current: true})<-[:OF]-(:Community {id: $community})<-[:IN_COMMUNITY]-(a:Account)
MATCH (a)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
RETURN h.tag AS tag, count(DISTINCT a) AS accounts, count(DISTINCT p) AS posts
ORDER BY accounts DESC, posts DESC, tag LIMIT $limit
