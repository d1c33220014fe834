// purpose: Lists the hashtags that members of a community of the published run use in its window, and of those that users
//   show as part of it, by how many use them.
// parameters: community (String, id), limit (Integer)
// columns: tag (String), accounts (Integer), posts (Integer)
MATCH (run:Run {current: true})<-[:OF]-(c:Community)<-[:IN_COMMUNITY]-(a:Account)
WHERE $community IN [c.id, c.mergedInto]
MATCH (a)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE (run.`from` IS NULL OR p.at >= run.`from`) AND (run.`to` IS NULL OR p.at < run.`to`)
RETURN h.tag AS tag, count(DISTINCT a) AS accounts, count(DISTINCT p) AS posts
ORDER BY accounts DESC, posts DESC, tag LIMIT $limit
