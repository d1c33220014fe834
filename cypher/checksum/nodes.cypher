// purpose: Reads all nodes by columns, for `store.checksum`. What Tular itself remembers is left out, and which load made a node.
// parameters: first (Integer, internal id), last (Integer), block (Integer, nodes a round, at most 4096),
//   separator (String)
// columns: labels (List of String), nodes (Vector of INTEGER64, internal ids),
//   properties (List of {name, kind, present: Vector, numbers: Vector, texts: String, joined, types: List, values: List})
UNWIND range($first, $last, $block) AS low
CALL (low) {
  MATCH (n) WHERE id(n) IN range(low, low + $block - 1) AND NOT n:Schema|Load|Forgotten
  RETURN labels(n) AS labels, collect(n) AS items
}
WITH labels, items, [name IN coll.distinct(coll.flatten([n IN items | keys(n)])) WHERE name <> "load"] AS names
WITH labels, items, COLLECT {
  UNWIND names AS name
  WITH name, [n IN items | n[name]] AS values
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
RETURN labels, vector([n IN items | id(n)], size(items), INTEGER64) AS nodes, properties
