// purpose: Waits until every index can be used.
// parameters: seconds (Integer)
// columns: none
CALL db.awaitIndexes($seconds)
