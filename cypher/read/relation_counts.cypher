// purpose: Counts the relations of accounts by type and direction, from the degrees that Neo4j keeps.
// parameters: keys (List of String)
// columns: of (String, one of keys), relation (String), outgoing (Integer), incoming (Integer)
UNWIND $keys AS of
MATCH (a:Account {key: of})
UNWIND [
  ["FOLLOWS", COUNT { (a)-[:FOLLOWS]->() }, COUNT { (a)<-[:FOLLOWS]-() }],
  ["RETWEETED", COUNT { (a)-[:RETWEETED]->() }, COUNT { (a)<-[:RETWEETED]-() }],
  ["QUOTED", COUNT { (a)-[:QUOTED]->() }, COUNT { (a)<-[:QUOTED]-() }],
  ["REPLIED", COUNT { (a)-[:REPLIED]->() }, COUNT { (a)<-[:REPLIED]-() }],
  ["MENTIONED", COUNT { (a)-[:MENTIONED]->() }, COUNT { (a)<-[:MENTIONED]-() }]
] AS counted
RETURN of, counted[0] AS relation, counted[1] AS outgoing, counted[2] AS incoming
