// purpose: Writes scores and words of accounts, by columns: a vector travels as raw bytes, a joined string as one. Columns
//   that are not named stay as they are; Neo4j would write equal values again.
// parameters: run (String), keys (String, joined), separator (String), floats (List of Vector or List, columns),
//   floatNames (List of String), integers (List of Vector or List), integerNames (List of String),
//   texts (List of String, joined; empty: null), textNames (List of String), gone (List of String, to remove)
// columns: none
WITH split($keys, $separator) AS keys, [column IN $floats | toFloatList(column)] AS floats,
  [column IN $integers | toIntegerList(column)] AS integers, [column IN $texts | split(column, $separator)] AS texts
UNWIND range(0, size(keys) - 1) AS i
MATCH (a:Account {key: keys[i]})
SET a.run = $run
FOREACH (n IN range(0, size(floats) - 1) | SET a[$floatNames[n]] = floats[n][i])
FOREACH (n IN range(0, size(integers) - 1) | SET a[$integerNames[n]] = integers[n][i])
FOREACH (n IN range(0, size(texts) - 1) | SET a[$textNames[n]] = nullIf(texts[n][i], ""))
FOREACH (name IN $gone | SET a[name] = null)
