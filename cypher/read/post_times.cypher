// purpose: Lists when an account posted, the latest first; posts without a time are left out.
// parameters: key (String), limit (Integer)
// columns: times (List of Integer, seconds since 1970)
RETURN COLLECT {
  MATCH (:Account {key: $key})-[:POSTED]->(p:Post) WHERE p.at IS NOT NULL
  RETURN p.at.epochSeconds ORDER BY p.at DESC LIMIT $limit
} AS times
