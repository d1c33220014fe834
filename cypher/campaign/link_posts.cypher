// purpose: Joins a campaign to the posts of its window that it matches, and to no others. Takes the writers' turn, and
//   counts as a transaction that changes nothing a snapshot holds.
// parameters: name (String), posts (List of String, keys)
// columns: posts (Integer, joined now)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
SET s.quiet = coalesce(s.quiet, 0) + 1
WITH s
MATCH (c:Campaign {name: $name})
CALL (c) {
  OPTIONAL MATCH (:Post)-[old:PART_OF]->(c)
  DELETE old
}
CALL (c) {
  UNWIND $posts AS key
  MATCH (p:Post {key: key})
  CREATE (p)-[:PART_OF]->(c)
  RETURN count(p) AS posts
}
SET c.posts = posts
RETURN posts
