// purpose: Lists which communities pay attention to which: the strongest flows of the published run. Those that users show
//   as one are one.
// parameters: limit (Integer)
// columns: source (String), target (String), weight (Float), relations (Integer),
//   expected (Float, weight by chance)
MATCH (r:Run {current: true})<-[:OF]-(x:Community)-[f:FLOWS_TO]->(y:Community)
OPTIONAL MATCH (r)<-[:OF]-(fromHome:Community {id: x.mergedInto})
OPTIONAL MATCH (r)<-[:OF]-(toHome:Community {id: y.mergedInto})
WITH coalesce(fromHome, x) AS a, coalesce(toHome, y) AS b, sum(f.weight) AS weight, sum(f.relations) AS relations,
  sum(f.expected) AS expected
WHERE a <> b
RETURN coalesce(a.name, a.label, a.id) AS source, coalesce(b.name, b.label, b.id) AS target, weight, relations, expected
ORDER BY weight DESC, source, target LIMIT $limit
