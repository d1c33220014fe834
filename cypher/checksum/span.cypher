// purpose: Finds the internal ids that nodes have.
// parameters: none
// columns: first (Integer, null without nodes), last (Integer, null without nodes)
MATCH (n) RETURN min(id(n)) AS first, max(id(n)) AS last
