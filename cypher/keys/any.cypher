// purpose: Whether an API key was ever made; a revoked one counts, so that revoking the last one opens no door.
// parameters: none
// columns: some (Boolean)
RETURN EXISTS { MATCH (k:Key) } AS some
