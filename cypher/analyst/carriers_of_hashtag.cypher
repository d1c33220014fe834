// purpose: Lists who carries a hashtag: accounts by the retweets that their posts with it got.
// parameters: tag (String, without #), limit (Integer)
// columns: handle (String), posts (Integer), retweets (Integer), community (String)
MATCH (:Hashtag {tag: toLower($tag)})<-[:TAGGED]-(p:Post)<-[:POSTED]-(a:Account)
WHERE NOT EXISTS { (p)-[:RETWEET_OF]->() }
WITH a, count(p) AS posts, sum(COUNT { (p)<-[:RETWEET_OF]-(:Post) }) AS retweets
ORDER BY retweets DESC, posts DESC, a.key LIMIT $limit
OPTIONAL MATCH (a)-[:IN_COMMUNITY]->(c:Community)
RETURN coalesce(a.handle, a.key) AS handle, posts, retweets, coalesce(c.name, c.label) AS community
ORDER BY retweets DESC, posts DESC, handle
