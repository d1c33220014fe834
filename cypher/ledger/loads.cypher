// purpose: Reads the loads, newest first.
// parameters: limit (Integer)
// columns: load (Map)
MATCH (l:Load)
RETURN l {.*} AS load ORDER BY coalesce(l.number, 0) DESC, l.startedAt DESC, l.id LIMIT $limit
