// purpose: Lists when accounts posted, the latest first; posts without a time are left out.
// parameters: keys (List of String), limit (Integer, for each)
// columns: of (String, one of keys), times (List of Integer, seconds since 1970)
UNWIND $keys AS of
RETURN of, COLLECT {
  MATCH (:Account {key: of})-[:POSTED]->(p:Post) WHERE p.at IS NOT NULL
  RETURN p.at.epochSeconds ORDER BY p.at DESC LIMIT $limit
} AS times
