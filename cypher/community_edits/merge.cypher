// purpose: Shows communities, and those shown as one of them, as part of another; by themselves again with null. Takes
//   the writers' turn, and counts as a transaction that changes nothing a snapshot holds.
// parameters: ids (List of String, of communities), into (String, id of a community that is not shown as part, or null)
// columns: parts (Integer, communities that changed)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
CALL () {
  UNWIND $ids AS id
  MERGE (n:CommunityName {id: id})
  RETURN n
  UNION
  MATCH (n:CommunityName) WHERE $into IS NOT NULL AND n.mergedInto IN $ids
  RETURN n
}
SET n.mergedInto = $into
WITH collect(n.id) AS ids
CALL (ids) {
  MATCH (c:Community) WHERE c.key IN ids
  SET c.mergedInto = $into
}
RETURN size(ids) AS parts
