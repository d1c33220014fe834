// purpose: Counts the components of the published run by size: pieces of the network that no relation leads out of. Accounts
//   of one have the same a.componentId; for those that reach each other along the arrows ask a.strongComponentId.
// parameters: limit (Integer)
// columns: size (Integer), components (Integer), accounts (Integer)
MATCH (r:Run {current: true})
MATCH (a:Account {run: r.id}) WHERE a.componentSize IS NOT NULL
WITH a.componentSize AS size, count(DISTINCT a.componentId) AS components, count(*) AS accounts
RETURN size, components, accounts
ORDER BY size DESC LIMIT $limit
