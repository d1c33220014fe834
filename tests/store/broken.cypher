// purpose: Is wrong in its fifth line.
// parameters: none
// columns: none
MATCH (n)
RETRN n
