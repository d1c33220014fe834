// purpose: Finds the language that most of each account's posts are in, as the platform states it; of equally many the
//   first by alphabet. A round of accounts a row.
// parameters: since (DateTime or null), until (DateTime or null)
// columns: accounts (List of String, keys), languages (List of String)
MATCH (a:Account)-[:POSTED]->(p:Post)
WHERE p.lang IS NOT NULL AND ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
WITH a, p.lang AS language, count(p) AS posts ORDER BY posts DESC, language
WITH a.key AS account, head(collect(language)) AS language
WITH toInteger(rand() * 128) AS round, collect(account) AS accounts, collect(language) AS languages
RETURN accounts, languages
