// purpose: Projects a network that the client sends into the graph catalogue of GDS, numbered as there: vertices
//   first, so that those without relations are in it, too.
// parameters: name (String), vertices (Integer), sources (List<Integer>), targets (List<Integer>),
//   weights (List<Float>, empty where all are 1), undirected (List<String>: "*" or nothing)
// columns: graph (Map)
CALL () {
  UNWIND range(0, $vertices - 1) AS source
  RETURN source, null AS target, null AS weight
  UNION ALL
  UNWIND range(0, size($sources) - 1) AS i
  RETURN $sources[i] AS source, $targets[i] AS target, coalesce($weights[i], 1.0) AS weight
}
RETURN gds.graph.project(
  $name, source, target,
  CASE WHEN target IS NULL THEN null ELSE {relationshipProperties: {weight: weight}} END,
  {undirectedRelationshipTypes: $undirected}
) AS graph
