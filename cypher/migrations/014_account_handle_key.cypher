// purpose: Finds accounts by handle in lower case, as `handleKey` has it.
// parameters: none
// columns: none
CREATE INDEX account_handle_key IF NOT EXISTS FOR (n:Account) ON (n.handleKey)
