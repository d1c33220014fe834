// purpose: Lists the posts of a campaign's window that it matches, the most retweeted first.
// parameters: name (String), limit (Integer), skip (Integer)
// columns: key (String), account (String, key of the author), handle (String or null), at (DateTime or null), text
//   (String or null), retweets (Integer)
MATCH (p:Post)-[:PART_OF]->(:Campaign {name: $name})
MATCH (a:Account)-[:POSTED]->(p)
WITH p, a, COUNT { (p)<-[:RETWEET_OF]-() } AS retweets
ORDER BY retweets DESC, p.key SKIP $skip LIMIT $limit
RETURN p.key AS key, a.key AS account, a.handle AS handle, p.at AS at, p.text AS text, retweets
