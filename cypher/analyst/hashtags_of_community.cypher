// purpose: Lists the hashtags that members of a community of the published run use, and of those that users show as part
//   of it, by how many use them.
// parameters: community (String, id), limit (Integer)
// columns: tag (String), accounts (Integer), posts (Integer)
MATCH (:Run {current: true})<-[:OF]-(c:Community)<-[:IN_COMMUNITY]-(a:Account)
WHERE $community IN [c.id, c.mergedInto]
MATCH (a)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
RETURN h.tag AS tag, count(DISTINCT a) AS accounts, count(DISTINCT p) AS posts
ORDER BY accounts DESC, posts DESC, tag LIMIT $limit
