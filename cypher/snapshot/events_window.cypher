// purpose: As `events`, limited to since <= at < until, where a side that is null limits nothing. An event without a
//   time is left out.
// parameters: nodes (List of Integer, internal ids), block (Integer, accounts a round), relation (String, type),
//   since (DateTime or null), until (DateTime or null)
// columns: pairs (Vector of at most 4096 INTEGER64: internal id of source · 2³² + that of target),
//   weights (Vector of FLOAT64 as long: count, 1 where there is none)
UNWIND range(0, size($nodes) - 1, $block) AS low
CALL (low) {
  MATCH (a:Account) WHERE id(a) IN $nodes[low..low + $block]
  MATCH (a)-[r:$($relation)]->(b)
  WHERE ($since IS NULL OR r.at >= $since) AND ($until IS NULL OR r.at < $until)
  WITH collect(id(a) * 4294967296 + id(b)) AS every, collect(coalesce(toFloatOrNull(r.count), 1.0)) AS counts
  UNWIND range(0, size(every) - 1, 4096) AS i
  WITH every[i..i + 4096] AS part, counts[i..i + 4096] AS many WHERE size(part) > 0
  RETURN vector(part, size(part), INTEGER64) AS pairs, vector(many, size(many), FLOAT64) AS weights
}
RETURN pairs, weights
