// purpose: Removes an index that cannot be used: one that failed, or one whose constraint was never made.
// parameters: name (String)
// columns: none
DROP INDEX $name IF EXISTS
