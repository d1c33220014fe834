// purpose: Reads the loads, newest first, after one.
// parameters: before (DateTime or null), after (String, id of the last load seen), limit (Integer)
// columns: load (Map)
MATCH (l:Load)
WHERE $before IS NULL OR l.startedAt < $before OR (l.startedAt = $before AND l.id > $after)
RETURN l {.*} AS load ORDER BY l.startedAt DESC, l.id LIMIT $limit
