// purpose: Writes scores and community of accounts, by columns: a vector travels as raw bytes, a joined string as one.
// parameters: run (String), keys (String, joined), communities (String, joined ids), separator (String),
//   floatNames (List of String), floats (List of Vector, one a name), integerNames (List of String),
//   integers (List of Vector, one a name), absent (List of String, measures that this run does not have)
// columns: none
WITH split($keys, $separator) AS keys, split($communities, $separator) AS communities,
  [v IN $floats | toFloatList(v)] AS floats, [v IN $integers | toIntegerList(v)] AS integers
UNWIND range(0, size(keys) - 1) AS i
MATCH (a:Account {key: keys[i]})
SET a.run = $run, a.communityId = nullIf(communities[i], "")
FOREACH (j IN range(0, size($floatNames) - 1) | SET a[$floatNames[j]] = floats[j][i])
FOREACH (j IN range(0, size($integerNames) - 1) | SET a[$integerNames[j]] = integers[j][i])
FOREACH (name IN $absent | SET a[name] = null)
