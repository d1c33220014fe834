// purpose: Joins posts to the posts they retweet, quote or reply to; a post not loaded yet gets its key only.
// parameters: platform (String), rows (List of {id, retweetOf, quoteOf, replyTo})
// columns: none
UNWIND $rows AS row
MATCH (p:Post {key: $platform + ":" + row.id})
UNWIND [["RETWEET_OF", row.retweetOf], ["QUOTE_OF", row.quoteOf], ["REPLY_TO", row.replyTo]] AS reference
WITH p, reference[0] AS type, reference[1] AS id
WHERE id IS NOT NULL
MERGE (o:Post {key: $platform + ":" + id})
WITH p, o, type
WHERE NOT EXISTS { MATCH (p)-[r:RETWEET_OF|QUOTE_OF|REPLY_TO]->(o) WHERE type(r) = type }
CREATE (p)-[:$(type)]->(o)
