// purpose: Empties the tests' database; constraints and indexes stay.
// parameters: none
// columns: none
MATCH (n)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS
