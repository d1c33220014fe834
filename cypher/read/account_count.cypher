// purpose: Counts accounts, from the count store.
// parameters: none
// columns: accounts (Integer)
MATCH (a:Account) RETURN count(a) AS accounts
