// purpose: Finds the accounts with a handle, one a platform as a rule; upper and lower case are alike.
// parameters: handle (String)
// columns: account (Map, all properties)
MATCH (a:Account) WHERE a.handleKey = toLower($handle)
RETURN a {.*} AS account ORDER BY a.key LIMIT 20
