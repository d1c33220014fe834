// purpose: Counts every account's followers, whatever layer is analysed; a round of accounts a row.
// parameters: none
// columns: accounts (List of String, keys), followers (List of Integer, without the account itself)
MATCH (a:Account)
WITH a.key AS key, COUNT { (a)<-[:FOLLOWS]-() } - COUNT { (a)-[:FOLLOWS]->(a) } AS followers
WHERE followers > 0
WITH toInteger(rand() * 128) AS round, collect(key) AS accounts, collect(followers) AS followers
RETURN accounts, followers
