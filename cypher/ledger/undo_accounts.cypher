// purpose: Removes the accounts that a load created and that nothing else names.
// parameters: number (Integer)
// columns: removed (Integer)
MATCH (a:Account)
WHERE a.load = $number
  AND NOT EXISTS { (a)-[:FOLLOWS|RETWEETED|QUOTED|REPLIED|MENTIONED|POSTED]-() }
CALL (a) { DETACH DELETE a } IN TRANSACTIONS OF 10000 ROWS
RETURN count(*) AS removed
