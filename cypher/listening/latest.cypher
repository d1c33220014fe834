// purpose: Tells when the latest post was published.
// parameters: none
// columns: at (DateTime or null)
MATCH (p:Post) WHERE p.at IS NOT NULL
RETURN max(p.at) AS at
