// purpose: Every post with what it says, for tests to compare.
// parameters: none
// columns: key (String), text (String), removed (String), tags (List of String), links (List of String), by (String)
MATCH (p:Post)
RETURN p.key AS key, p.text AS text, p.removed AS removed, COLLECT { MATCH (p)-[:TAGGED]->(h) RETURN h.tag } AS tags,
  COLLECT { MATCH (p)-[:LINKS_TO]->(l) RETURN l.url } AS links,
  head(COLLECT { MATCH (a)-[:POSTED]->(p) RETURN a.key }) AS by
ORDER BY key
