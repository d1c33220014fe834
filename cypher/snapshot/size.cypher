// purpose: Counts what a snapshot of a layer without a window holds, for estimates: relations before parallel ones are
//   folded, and the accounts that have one.
// parameters: relation (String, relation type)
// columns: relations (Integer), accounts (Integer)
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
}
WITH type, relations WHERE type = $relation
CALL () {
  MATCH (a:Account) WHERE EXISTS { (a)-[:$($relation)]-() }
  RETURN count(a) AS accounts
}
RETURN relations, accounts
