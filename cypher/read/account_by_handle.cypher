// purpose: Finds the accounts with a handle, one a platform as a rule.
// parameters: handle (String, as loaded)
// columns: account (Map, all properties)
MATCH (a:Account {handle: $handle})
RETURN a {.*} AS account ORDER BY a.key LIMIT 20
