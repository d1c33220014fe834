// purpose: Finds accounts by handle.
// parameters: none
// columns: none
CREATE INDEX account_handle IF NOT EXISTS FOR (n:Account) ON (n.handle)
