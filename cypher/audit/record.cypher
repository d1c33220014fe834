// purpose: Notes a change that somebody asked for by the API: who, what, when, and whether it was done.
//   Takes the writers' turn, and counts as a transaction that changes nothing a snapshot holds.
// parameters: id (String), who (String), role (String), field (String), arguments (String, JSON), outcome (String), request (String)
// columns: id (String)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
CREATE (e:AuditEntry {id: $id, at: datetime(), who: $who, role: $role, field: $field, arguments: $arguments,
  outcome: $outcome, request: $request})
RETURN e.id AS id
