// purpose: Reads when accounts published their posts, a row an account.
// parameters: since (DateTime or null), until (DateTime or null)
// columns: account (String, key), posts (List of String, keys), times (List of Integer, microseconds since 1970;
//   null where unknown)
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH a, collect([p.key, p.at.epochSeconds * 1000000 + p.at.nanosecond / 1000]) AS posts
RETURN a.key AS account, [post IN posts | post[0]] AS posts, [post IN posts | post[1]] AS times
