// purpose: Counts a transaction that changed something, and notes which accounts it touched: those it made or changed
//   and those that relations of it begin at. A snapshot that lacks only such changes reads those accounts again. The
//   note keeps about as many accounts as `most`; it says (`notedAfter`) after which change it is whole.
// parameters: platform (String), ids (List of String or Integer, null for too many to note), most (Integer)
// columns: none
MATCH (s:Schema {name: "tular"})
WITH s, coalesce(s.changes, 0) + 1 AS number, COLLECT {
  UNWIND coalesce($ids, []) AS id
  MATCH (a:Account {key: $platform + ":" + toString(id)})
  RETURN id(a)
} AS nodes
WITH s, number, nodes, CASE
    WHEN $ids IS NULL THEN number
    WHEN size(coalesce(s.touched, [])) + size(nodes) > $most THEN number - 1
    ELSE coalesce(s.notedAfter, 0)
  END AS notedAfter
WITH s, number, nodes, notedAfter, notedAfter = coalesce(s.notedAfter, 0) AS goesOn
SET s.changes = number, s.notedAfter = notedAfter,
  s.touched = CASE WHEN goesOn THEN coalesce(s.touched, []) ELSE [] END + nodes,
  s.touchedBy = CASE WHEN goesOn THEN coalesce(s.touchedBy, []) ELSE [] END + [_ IN nodes | number]
