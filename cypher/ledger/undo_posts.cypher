// purpose: Removes the posts that a load created, with what ties them to others. One that a post of another load refers
//   to stays with its key alone, as if only that had been loaded.
// parameters: number (Integer)
// columns: removed (Integer)
MATCH (p:Post) WHERE p.load = $number
CALL (p) {
  WITH p, EXISTS {
    MATCH (o:Post)-[:RETWEET_OF|QUOTE_OF|REPLY_TO]->(p) WHERE coalesce(o.load, 0) <> $number
  } AS known
  OPTIONAL MATCH (p)-[r:POSTED|TAGGED|LINKS_TO|RETWEET_OF|QUOTE_OF|REPLY_TO]-()
  WHERE known AND (type(r) IN ["POSTED", "TAGGED", "LINKS_TO"] OR startNode(r) = p)
  WITH p, known, collect(r) AS ties
  FOREACH (r IN ties | DELETE r)
  FOREACH (_ IN CASE WHEN known THEN [1] ELSE [] END | REMOVE p.at, p.text, p.lang, p.load)
  FOREACH (_ IN CASE WHEN known THEN [] ELSE [1] END | DETACH DELETE p)
} IN TRANSACTIONS OF 10000 ROWS
RETURN count(*) AS removed
