// purpose: Reads all relations by columns, for `store.checksum`.
// parameters: first (Integer, internal id of nodes), last (Integer), block (Integer, start nodes a round),
//   separator (String)
// columns: type (String), pairs (Vector of INTEGER64: internal id of start · 2³² + that of end),
//   properties (List of {name, kind, present: Vector, numbers: Vector, texts: String, joined, types: List, values: List})
UNWIND range($first, $last, $block) AS low
CALL (low) {
  MATCH (a) WHERE id(a) IN range(low, low + $block - 1)
  MATCH (a)-[r]->(b)
  WITH type(r) AS type, collect(r) AS every, collect(id(a) * 4294967296 + id(b)) AS ends
  UNWIND range(0, size(every) - 1, 4096) AS i
  RETURN type, every[i..i + 4096] AS items, ends[i..i + 4096] AS pairs
}
WITH type, items, pairs, [name IN coll.distinct(coll.flatten([r IN items | keys(r)])) WHERE name <> "load"] AS names
WITH type, items, pairs, COLLECT {
  UNWIND names AS name
  WITH name, [r IN items | r[name]] AS values
  WITH name, values, [v IN values | CASE WHEN v IS NULL THEN 0 ELSE 1 END] AS present,
    CASE
      WHEN all(v IN values WHERE v IS :: INTEGER) THEN "INTEGER"
      WHEN all(v IN values WHERE v IS :: FLOAT) THEN "FLOAT"
      WHEN all(v IN values WHERE v IS :: ZONED DATETIME) THEN "ZONED DATETIME"
      WHEN all(v IN values WHERE v IS :: STRING AND NOT coalesce(v CONTAINS $separator, false)) THEN "STRING"
      WHEN all(v IN values WHERE v IS :: BOOLEAN) THEN "BOOLEAN"
      ELSE "MIXED"
    END AS kind
  RETURN {
    name: name, kind: kind, present: vector(present, size(present), INTEGER8),
    numbers: CASE kind
      WHEN "INTEGER" THEN vector([v IN values | coalesce(v, 0)], size(values), INTEGER64)
      WHEN "FLOAT" THEN vector([v IN values | coalesce(v, 0.0)], size(values), FLOAT64) END,
    texts: CASE WHEN kind IN ["STRING", "BOOLEAN", "ZONED DATETIME"]
      THEN string.join([v IN values | coalesce(toString(v), "")], $separator) END,
    types: CASE kind WHEN "MIXED" THEN [v IN values | valueType(v)] END,
    values: CASE kind WHEN "MIXED" THEN [v IN values |
      CASE WHEN v IS NULL THEN "" WHEN v IS :: LIST<ANY> THEN string.join([e IN v | valueType(e) + toString(e)], $separator)
      ELSE coalesce(toStringOrNull(v), "") END] END
  }
} AS properties
RETURN type, vector(pairs, size(pairs), INTEGER64) AS pairs, properties
