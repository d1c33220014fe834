// purpose: Writes scores and words of accounts, by columns: a vector travels as raw bytes, a joined string as one.
// parameters: run (String), keys (String, joined), separator (String), textNames (List of String),
//   texts (List of String, joined, one a name; empty: null), floatNames (List of String),
//   floats (List of Vector or List, one a name), integerNames (List of String),
//   integers (List of Vector or List, one a name), absent (List of String, properties that this run does not have)
// columns: none
WITH split($keys, $separator) AS keys, [t IN $texts | split(t, $separator)] AS texts,
  [v IN $floats | toFloatList(v)] AS floats, [v IN $integers | toIntegerList(v)] AS integers
UNWIND range(0, size(keys) - 1) AS i
MATCH (a:Account {key: keys[i]})
SET a.run = $run
FOREACH (j IN range(0, size($textNames) - 1) | SET a[$textNames[j]] = nullIf(texts[j][i], ""))
FOREACH (j IN range(0, size($floatNames) - 1) | SET a[$floatNames[j]] = floats[j][i])
FOREACH (j IN range(0, size($integerNames) - 1) | SET a[$integerNames[j]] = integers[j][i])
FOREACH (name IN $absent | SET a[name] = null)
