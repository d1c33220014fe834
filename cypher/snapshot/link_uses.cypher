// purpose: Reads which account used which link, once a post, packed as `follows` does.
// parameters: first (Integer, internal id), last (Integer), block (Integer, accounts a round),
//   since (DateTime or null), until (DateTime or null)
// columns: pairs (Vector of at most 4096 INTEGER64: internal id of account · 2³² + that of link)
UNWIND range($first, $last, $block) AS low
CALL (low) {
  MATCH (a:Account) WHERE id(a) IN range(low, low + $block - 1)
  MATCH (a)-[:POSTED]->(p:Post)-[:LINKS_TO]->(l:Link)
  WHERE ($since IS NULL OR p.at >= $since) AND ($until IS NULL OR p.at < $until)
  WITH collect(id(a) * 4294967296 + id(l)) AS every
  UNWIND range(0, size(every) - 1, 4096) AS i
  WITH every[i..i + 4096] AS part WHERE size(part) > 0
  RETURN vector(part, size(part), INTEGER64) AS pairs
}
RETURN pairs
