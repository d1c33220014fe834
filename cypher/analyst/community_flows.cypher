// purpose: Lists which communities pay attention to which: the strongest flows of the published run.
// parameters: limit (Integer)
// columns: source (String), target (String), weight (Float), relations (Integer),
//   expected (Float, weight by chance)
MATCH (:Run {current: true})<-[:OF]-(a:Community)-[f:FLOWS_TO]->(b:Community)
WHERE a <> b
RETURN coalesce(a.name, a.label, a.id) AS source, coalesce(b.name, b.label, b.id) AS target, f.weight AS weight,
  f.relations AS relations, f.expected AS expected
ORDER BY weight DESC, source, target LIMIT $limit
