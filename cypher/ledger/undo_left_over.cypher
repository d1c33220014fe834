// purpose: Removes hashtags and links that no post has any more.
// parameters: none
// columns: removed (Integer)
MATCH (n:Hashtag|Link) WHERE NOT EXISTS { (n)<-[:TAGGED|LINKS_TO]-() }
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS
RETURN count(*) AS removed
