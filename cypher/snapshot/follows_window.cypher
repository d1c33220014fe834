// purpose: As `follows`, limited to follows seen in a time window: firstSeen < until and lastSeen >= since. A side that
//   is null limits nothing. A follow without a time is inside: it is a state, and nobody says that it had ended.
// parameters: nodes (List of Integer, internal ids), block (Integer, accounts a round),
//   since (DateTime or null), until (DateTime or null)
// columns: pairs (Vector of at most 4096 INTEGER64: internal id of source · 2³² + that of target)
UNWIND range(0, size($nodes) - 1, $block) AS low
CALL (low) {
  MATCH (a:Account) WHERE id(a) IN $nodes[low..low + $block]
  MATCH (a)-[r:FOLLOWS]->(b)
  WHERE coalesce(r.firstSeen < $until, true) AND coalesce(r.lastSeen >= $since, true)
  WITH collect(id(a) * 4294967296 + id(b)) AS every
  UNWIND range(0, size(every) - 1, 4096) AS i
  WITH every[i..i + 4096] AS part WHERE size(part) > 0
  RETURN vector(part, size(part), INTEGER64) AS pairs
}
RETURN pairs
