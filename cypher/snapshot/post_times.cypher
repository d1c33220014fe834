// purpose: Reads when posts were published, of those whose time is known.
// parameters: keys (List of String)
// columns: posts (List of String, keys), times (List of Integer, microseconds since 1970)
MATCH (p:Post) WHERE p.key IN $keys AND p.at IS NOT NULL
RETURN collect(p.key) AS posts, collect(p.at.epochSeconds * 1000000 + p.at.nanosecond / 1000) AS times
