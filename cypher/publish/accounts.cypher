// purpose: Writes scores of accounts and joins them to their community, one community after the other. Comes by columns:
//   a vector travels as raw bytes, a joined string as one. An account that is joined already stays so.
// parameters: run (String), keys (String, joined), separator (String),
//   groups (List of {community: String or null, begin: Integer, end: Integer}, rows of the columns),
//   confidences (Vector of FLOAT64), textNames (List of String), texts (List of String, joined, one a name; empty:
//   null), floatNames (List of String), floats (List of Vector or List, one a name),
//   integerNames (List of String), integers (List of Vector or List, one a name),
//   absent (List of String, properties that this run does not have)
// columns: none
WITH split($keys, $separator) AS keys, toFloatList($confidences) AS confidences,
  [t IN $texts | split(t, $separator)] AS texts,
  [v IN $floats | toFloatList(v)] AS floats, [v IN $integers | toIntegerList(v)] AS integers
UNWIND $groups AS group
OPTIONAL MATCH (c:Community {key: $run + ":" + group.community})
UNWIND range(group.begin, group.end - 1) AS i
MATCH (a:Account {key: keys[i]})
SET a.run = $run, a.communityId = group.community
FOREACH (j IN range(0, size($textNames) - 1) | SET a[$textNames[j]] = nullIf(texts[j][i], ""))
FOREACH (j IN range(0, size($floatNames) - 1) | SET a[$floatNames[j]] = floats[j][i])
FOREACH (j IN range(0, size($integerNames) - 1) | SET a[$integerNames[j]] = integers[j][i])
FOREACH (name IN $absent | SET a[name] = null)
WITH a, c, confidences[i] AS confidence
WHERE c IS NOT NULL AND NOT EXISTS { (a)-[:IN_COMMUNITY]->(c) }
CREATE (a)-[:IN_COMMUNITY {confidence: confidence}]->(c)
