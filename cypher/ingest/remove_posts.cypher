// purpose: Takes out what posts said that were deleted or withheld: text, language, hashtags and links. The post stays
//   with its mark, as the retweets of it do; one that is not there gets its key and mark, so that older files which
//   are loaded later do not bring its text.
// parameters: platform (String), rows (List of {post, at, reason})
// columns: updated (Integer, posts that were not marked before)
UNWIND $rows AS row
MERGE (p:Post {key: $platform + ":" + row.post})
WITH p, row WHERE p.removed IS NULL
SET p.removed = coalesce(row.reason, "deleted"), p.removedAt = row.at
REMOVE p.text, p.lang
WITH p
OPTIONAL MATCH (p)-[said:TAGGED|LINKS_TO]->()
DELETE said
RETURN count(DISTINCT p) AS updated
