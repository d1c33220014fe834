// purpose: Lists the posts of members of a community that were retweeted most.
// parameters: members (List of String, keys), since (DateTime or null), until (DateTime or null), limit (Integer)
// columns: post (Map, all properties), account (Map, all properties), retweets (Integer)
UNWIND $members AS key
MATCH (a:Account {key: key})
MATCH (a)-[:POSTED]->(p:Post)<-[:RETWEET_OF]-(r:Post)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH a, p, count(r) AS retweets
ORDER BY retweets DESC, p.key LIMIT $limit
RETURN p {.*} AS post, a {.*} AS account, retweets
ORDER BY retweets DESC, p.key
