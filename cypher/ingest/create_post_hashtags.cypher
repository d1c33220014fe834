// purpose: Joins posts to their hashtags.
// parameters: platform (String), rows (List of {id, hashtags})
// columns: none
UNWIND $rows AS row
MATCH (p:Post {key: $platform + ":" + row.id})
WHERE p.removed IS NULL
UNWIND row.hashtags AS tag
MERGE (h:Hashtag {tag: tag})
MERGE (p)-[:TAGGED]->(h)
