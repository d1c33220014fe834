// purpose: Finds handles that are spelled like a word; a word within two letters, or its beginning.
// parameters: query (String, Lucene syntax)
// columns: handle (String), key (String)
CALL db.index.fulltext.queryNodes("account_text", $query) YIELD node, score
WITH node, score ORDER BY score DESC, node.key LIMIT 20
RETURN node.handle AS handle, node.key AS key
