// purpose: Removes the relations that a load created.
// parameters: number (Integer)
// columns: removed (Integer)
MATCH (:Account)-[r:FOLLOWS|RETWEETED|QUOTED|REPLIED|MENTIONED]->(:Account) WHERE r.load = $number
CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS
RETURN count(*) AS removed
