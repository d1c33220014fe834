// purpose: Searches handle, name and bio of accounts; `store.live.lucene` makes the query from what a person typed.
// parameters: query (String, Lucene syntax), skip (Integer), limit (Integer)
// columns: account (Map, all properties), score (Float)
CALL db.index.fulltext.queryNodes("account_text", $query) YIELD node, score
WITH node, score ORDER BY score DESC, node.key SKIP $skip LIMIT $limit
RETURN node {.*} AS account, score
