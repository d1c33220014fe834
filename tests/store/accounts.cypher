// purpose: Every account, for tests to compare.
// parameters: none
// columns: account (Map)
MATCH (a:Account) RETURN properties(a) AS account ORDER BY a.key
