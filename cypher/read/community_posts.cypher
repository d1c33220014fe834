// purpose: Lists the posts of members of communities of the published run that were retweeted most.
// parameters: communities (List of String, ids), since (DateTime or null), until (DateTime or null), limit (Integer)
// columns: post (Map, all properties), account (Map, all properties), retweets (Integer)
MATCH (:Run {current: true})<-[:OF]-(c:Community)<-[:IN_COMMUNITY]-(a:Account) WHERE c.id IN $communities
MATCH (a)-[:POSTED]->(p:Post)<-[:RETWEET_OF]-(r:Post)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH a, p, count(r) AS retweets
ORDER BY retweets DESC, p.key LIMIT $limit
RETURN p {.*} AS post, a {.*} AS account, retweets
ORDER BY retweets DESC, p.key
