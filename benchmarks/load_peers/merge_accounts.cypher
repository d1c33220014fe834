// purpose: Creates accounts for the peer that groups its rows.
// parameters: keys (List of String)
// columns: none
UNWIND $keys AS key MERGE (:Account {key: key})
