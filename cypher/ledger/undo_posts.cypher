// purpose: Removes the posts that a load created, with what ties them to others.
// parameters: number (Integer)
// columns: removed (Integer)
MATCH (p:Post) WHERE p.load = $number
CALL (p) { DETACH DELETE p } IN TRANSACTIONS OF 10000 ROWS
RETURN count(*) AS removed
