// purpose: Reads who follows whom, packed for decoding without a Python object a relation: a vector travels as
//   raw bytes. Internal ids are good within one snapshot only. Type in the text, as a parameter halves the rate.
// parameters: nodes (List of Integer, internal ids), block (Integer, accounts a round)
// columns: pairs (Vector of at most 4096 INTEGER64: internal id of source · 2³² + that of target)
UNWIND range(0, size($nodes) - 1, $block) AS low
CALL (low) {
  MATCH (a:Account) WHERE id(a) IN $nodes[low..low + $block]
  MATCH (a)-[:FOLLOWS]->(b)
  WITH collect(id(a) * 4294967296 + id(b)) AS every
  UNWIND range(0, size(every) - 1, 4096) AS i
  WITH every[i..i + 4096] AS part WHERE size(part) > 0
  RETURN vector(part, size(part), INTEGER64) AS pairs
}
RETURN pairs
