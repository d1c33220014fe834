// purpose: Finds the internal ids that accounts have, and how many accounts there are.
// parameters: none
// columns: first (Integer), last (Integer), accounts (Integer)
MATCH (a:Account) RETURN min(id(a)) AS first, max(id(a)) AS last, count(a) AS accounts
