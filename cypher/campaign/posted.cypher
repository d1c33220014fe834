// purpose: Reads when accounts posted, a row an account; a post that only retweets another is none of its own, and one
//   without a time is left out.
// parameters: none
// columns: account (String, key), posts (List of String, keys), times (List of Integer, microseconds since 1970)
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.at IS NOT NULL AND NOT EXISTS { (p)-[:RETWEET_OF]->() }
RETURN a.key AS account, collect(p.key) AS posts, collect(p.at.epochSeconds * 1000000 + p.at.microsecond) AS times
