// purpose: Reads the accounts that no load may bring back.
// parameters: none
// columns: key (String), handle (String or null)
MATCH (f:Forgotten) RETURN f.key AS key, f.handle AS handle ORDER BY key
