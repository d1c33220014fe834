// purpose: Keeps a list of accounts and subjects to watch, in place of one of the same name. Takes the writers' turn, and
//   counts as a transaction that changes nothing a snapshot holds.
// parameters: name (String), accounts (List of String, keys), subjects (List of String)
// columns: name (String)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
MERGE (l:WatchList {name: $name})
ON CREATE SET l.savedAt = datetime()
SET l.accounts = $accounts, l.subjects = $subjects
RETURN l.name AS name
