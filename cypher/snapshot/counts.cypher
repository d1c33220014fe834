// purpose: Counts relations by type, from the counts that Neo4j keeps; parallel relations are counted each. A
//   type without relations has no row.
// parameters: none
// columns: type (String), relations (Integer)
CALL () {
  MATCH ()-[r:FOLLOWS]->() RETURN "FOLLOWS" AS type, count(r) AS relations
  UNION ALL
  MATCH ()-[r:RETWEETED]->() RETURN "RETWEETED" AS type, count(r) AS relations
  UNION ALL
  MATCH ()-[r:QUOTED]->() RETURN "QUOTED" AS type, count(r) AS relations
  UNION ALL
  MATCH ()-[r:REPLIED]->() RETURN "REPLIED" AS type, count(r) AS relations
  UNION ALL
  MATCH ()-[r:MENTIONED]->() RETURN "MENTIONED" AS type, count(r) AS relations
  UNION ALL
  MATCH ()-[r:TAGGED]->() RETURN "TAGGED" AS type, count(r) AS relations
  UNION ALL
  MATCH ()-[r:LINKS_TO]->() RETURN "LINKS_TO" AS type, count(r) AS relations
}
RETURN type, relations
