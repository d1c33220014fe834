// purpose: Reads which accounts live loads touched after a change; see `ingest/note_change`.
// parameters: since (Integer, number of a change)
// columns: whole (Boolean, whether the note goes back so far), nodes (List of Integer, internal ids, each once)
MATCH (s:Schema {name: "tular"})
WITH coalesce(s.notedAfter, 0) <= $since AS whole, coalesce(s.touched, []) AS touched,
  coalesce(s.touchedBy, []) AS changes
RETURN whole, COLLECT {
  UNWIND range(0, size(touched) - 1) AS i
  WITH i WHERE whole AND changes[i] > $since
  RETURN DISTINCT touched[i]
} AS nodes
