// purpose: Lists communities that still have members though their run is not the current one.
// parameters: none
// columns: key (String), members (Integer)
MATCH (r:Run {current: false})<-[:OF]-(c:Community)
WITH c, COUNT { (c)<-[:IN_COMMUNITY]-() } AS members
WHERE members > 0
RETURN c.key AS key, members ORDER BY members DESC
