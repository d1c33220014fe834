// purpose: Counts relations by type, from the counts that Neo4j keeps (with a literal beside `count(r)` it would count
//   one by one); parallel relations are counted each.
// parameters: none
// columns: type (String), relations (Integer)
UNWIND [
  ["FOLLOWS", COUNT { ()-[:FOLLOWS]->() }],
  ["RETWEETED", COUNT { ()-[:RETWEETED]->() }],
  ["QUOTED", COUNT { ()-[:QUOTED]->() }],
  ["REPLIED", COUNT { ()-[:REPLIED]->() }],
  ["MENTIONED", COUNT { ()-[:MENTIONED]->() }],
  ["POSTED", COUNT { ()-[:POSTED]->() }],
  ["TAGGED", COUNT { ()-[:TAGGED]->() }],
  ["LINKS_TO", COUNT { ()-[:LINKS_TO]->() }]
] AS counted
RETURN counted[0] AS type, counted[1] AS relations
