// purpose: Lists the pairs of accounts with the most retweets.
// parameters: limit (Integer)
// columns: retweeter (String), author (String), retweets (Integer)
MATCH (a:Account)-[r:RETWEETED]->(b:Account)
WITH a, b, sum(coalesce(r["count"], 1)) AS retweets
ORDER BY retweets DESC, a.key, b.key LIMIT $limit
RETURN coalesce(a.handle, a.key) AS retweeter, coalesce(b.handle, b.key) AS author, retweets
ORDER BY retweets DESC, retweeter, author
