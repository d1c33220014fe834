// purpose: Tells whether any account with an id of its own has a handle, and whether any is known by its handle only.
// parameters: none
// columns: named (Boolean), byHandle (Boolean)
RETURN EXISTS { MATCH (a:Account) WHERE a.handleKey IS NOT NULL AND NOT a:ByHandle } AS named,
  COUNT { MATCH (:ByHandle) } > 0 AS byHandle
