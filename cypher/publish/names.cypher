// purpose: Shows the communities of a run as users named and merged them.
// parameters: run (String)
// columns: none
MATCH (n:CommunityName)
MATCH (c:Community {key: $run + ":" + n.id})
SET c.name = n.name, c.mergedInto = n.mergedInto
