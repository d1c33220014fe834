// purpose: Reads what a short-list of accounts says and passes on, and what those say whom it passes on most: the latest
//   of each account, own ones, retweeted or quoted ones, and those of ten neighbours.
// parameters: accounts (List of String, keys), limit (Integer, posts an account and way), each (Integer, posts a neighbour)
// columns: account (String, key, of the short-list), via (String: OWN, PASSED_ON, NEIGHBOUR), key (String, of the post),
//   author (String, key), at (DateTime or null), text (String or null), links (List of String)
UNWIND $accounts AS account
MATCH (a:Account {key: account})
CALL (a) {
  CALL (a) {
    MATCH (a)-[:POSTED]->(p:Post) WHERE NOT EXISTS { (p)-[:RETWEET_OF]->() }
    RETURN "OWN" AS via, a AS author, p ORDER BY p.at DESC, p.key LIMIT $limit
  }
  RETURN via, author, p
  UNION
  CALL (a) {
    MATCH (a)-[:POSTED]->(r:Post)-[:RETWEET_OF|QUOTE_OF]->(p:Post)<-[:POSTED]-(author:Account) WHERE author <> a
    WITH DISTINCT p, author
    RETURN "PASSED_ON" AS via, author, p ORDER BY p.at DESC, p.key LIMIT $limit
  }
  RETURN via, author, p
  UNION
  CALL (a) {
    MATCH (a)-[e:RETWEETED|QUOTED]->(author:Account) WHERE author <> a
    WITH author, sum(coalesce(e.count, 1)) AS events ORDER BY events DESC, author.key LIMIT 10
    CALL (author) {
      MATCH (author)-[:POSTED]->(p:Post) WHERE NOT EXISTS { (p)-[:RETWEET_OF]->() }
      RETURN p ORDER BY p.at DESC, p.key LIMIT $each
    }
    RETURN "NEIGHBOUR" AS via, author, p
  }
  RETURN via, author, p
}
RETURN a.key AS account, via, p.key AS key, author.key AS author, p.at AS at, p.text AS text,
  [(p)-[:LINKS_TO]->(l) | l.url] AS links
ORDER BY account, via, at DESC, key
