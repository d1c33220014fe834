// purpose: Finds the internal ids that accounts have.
// parameters: none
// columns: first (Integer, null without accounts), last (Integer, null without accounts)
MATCH (a:Account) RETURN min(id(a)) AS first, max(id(a)) AS last
