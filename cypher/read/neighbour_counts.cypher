// purpose: Counts those who follow, retweet, … accounts, or whom they follow, retweet, …: each of them once.
// parameters: keys (List of String), relation (String, type), direction (String: in or out)
// columns: of (String, one of keys), count (Integer)
UNWIND $keys AS of
MATCH (a:Account {key: of})
RETURN of, CASE $direction
  WHEN "in" THEN COUNT { MATCH (a)<-[:$($relation)]-(b:Account) RETURN DISTINCT b }
  ELSE COUNT { MATCH (a)-[:$($relation)]->(b:Account) RETURN DISTINCT b } END AS count
