// purpose: The audit log, newest first, after an entry.
// parameters: before (DateTime or null), after (String, id of the last entry seen), limit (Integer)
// columns: id (String), at (DateTime), who (String), role (String), field (String), arguments (String), outcome (String), request (String)
MATCH (e:AuditEntry)
WHERE $before IS NULL OR e.at < $before OR (e.at = $before AND e.id > $after)
RETURN e.id AS id, e.at AS at, e.who AS who, e.role AS role, e.field AS field, e.arguments AS arguments,
  e.outcome AS outcome, e.request AS request
ORDER BY at DESC, id
LIMIT $limit
