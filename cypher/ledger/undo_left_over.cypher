// purpose: Removes hashtags and links that no post has any more, and posts that are known by their key only, because
//   others referred to them, when none does.
// parameters: none
// columns: removed (Integer)
MATCH (n:Hashtag|Link|Post)
WHERE NOT EXISTS { (n)<-[:TAGGED|LINKS_TO]-() }
  AND (NOT n:Post OR (n.at IS NULL AND n.text IS NULL AND n.removed IS NULL AND NOT EXISTS { (n)--() }))
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS
RETURN count(*) AS removed
