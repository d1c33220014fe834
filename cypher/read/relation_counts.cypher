// purpose: Counts the relations of an account by type and direction, from the degrees that Neo4j keeps.
// parameters: key (String)
// columns: relation (String), outgoing (Integer), incoming (Integer)
MATCH (a:Account {key: $key})
UNWIND [
  ["FOLLOWS", COUNT { (a)-[:FOLLOWS]->() }, COUNT { (a)<-[:FOLLOWS]-() }],
  ["RETWEETED", COUNT { (a)-[:RETWEETED]->() }, COUNT { (a)<-[:RETWEETED]-() }],
  ["QUOTED", COUNT { (a)-[:QUOTED]->() }, COUNT { (a)<-[:QUOTED]-() }],
  ["REPLIED", COUNT { (a)-[:REPLIED]->() }, COUNT { (a)<-[:REPLIED]-() }],
  ["MENTIONED", COUNT { (a)-[:MENTIONED]->() }, COUNT { (a)<-[:MENTIONED]-() }]
] AS counted
RETURN counted[0] AS relation, counted[1] AS outgoing, counted[2] AS incoming
