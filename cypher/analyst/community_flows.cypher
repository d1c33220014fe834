// purpose: Lists which communities pay attention to which: the strongest flows of the published run, beside what chance
//   would give: what the source sends, times the target's share of all. Communities that users show as one are one.
// parameters: limit (Integer)
// columns: source (String), target (String), weight (Float), relations (Integer),
//   expected (Float, weight by chance)
MATCH (run:Run {current: true})<-[:OF]-(x:Community)
CALL (x) {
  RETURN x AS y, x.internalWeight AS weight, x.internalRelations AS relations
  UNION ALL
  MATCH (x)-[f:FLOWS_TO]->(y:Community)
  RETURN y, f.weight AS weight, f.relations AS relations
}
OPTIONAL MATCH (run)<-[:OF]-(fromHome:Community {id: x.mergedInto})
OPTIONAL MATCH (run)<-[:OF]-(toHome:Community {id: y.mergedInto})
WITH coalesce(fromHome, x) AS a, coalesce(toHome, y) AS b, sum(weight) AS weight, sum(relations) AS relations
WITH collect({a: a, b: b, weight: weight, relations: relations}) AS flows, sum(weight) AS total
UNWIND flows AS flow
WITH total, flow.a AS a, sum(flow.weight) AS sent, collect(flow) AS flows
UNWIND flows AS flow
WITH total, flow.b AS b, sum(flow.weight) AS reached, collect({flow: flow, sent: sent}) AS parts
UNWIND parts AS part
WITH part.flow AS flow, b, part.sent * reached / total AS expected
WHERE flow.a <> b
RETURN coalesce(flow.a.name, flow.a.label, flow.a.id) AS source, coalesce(b.name, b.label, b.id) AS target,
  flow.weight AS weight, flow.relations AS relations, expected
ORDER BY weight DESC, source, target LIMIT $limit
