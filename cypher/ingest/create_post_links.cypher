// purpose: Joins posts to the addresses they link to.
// parameters: platform (String), rows (List of {id, links})
// columns: none
UNWIND $rows AS row
MATCH (p:Post {key: $platform + ":" + row.id})
WHERE p.removed IS NULL
UNWIND row.links AS url
MERGE (l:Link {url: url})
MERGE (p)-[:LINKS_TO]->(l)
