// purpose: Reads the posts of accounts, a row an account. A post that only retweets another is none of its own.
// parameters: since (DateTime or null), until (DateTime or null)
// columns: account (String, key), posts (List of String, keys)
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  AND NOT EXISTS { MATCH (p)-[:RETWEET_OF]->() }
RETURN a.key AS account, collect(p.key) AS posts
