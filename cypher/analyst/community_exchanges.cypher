// purpose: Counts relations of one type in the run's window between the communities of the published run, inside them
//   too, beside what chance would give: what the source sends, times the target's share of what all communities get.
//   Communities that users show as one stand apart here, as they were found.
// parameters: relation (String, type: FOLLOWS, RETWEETED, MENTIONED, …), limit (Integer)
// columns: source (String, id), target (String, id), relations (Integer), weight (Float), expected (Float)
MATCH (run:Run {current: true})
MATCH (a:Account)-[x:$($relation)]->(b:Account)
WHERE a.communityId IS NOT NULL AND b.communityId IS NOT NULL AND a <> b
  AND (run.`from` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.lastSeen >= run.`from`, true) ELSE x.at >= run.`from` END)
  AND (run.`to` IS NULL
    OR CASE $relation WHEN "FOLLOWS" THEN coalesce(x.firstSeen < run.`to`, true) ELSE x.at < run.`to` END)
WITH a.communityId AS source, b.communityId AS target, count(*) AS relations,
  sum(toFloat(coalesce(x["count"], 1))) AS weight
WITH collect({source: source, target: target, relations: relations, weight: weight}) AS flows, sum(weight) AS total
UNWIND flows AS flow
WITH total, flow.source AS source, sum(flow.weight) AS sent, collect(flow) AS flows
UNWIND flows AS flow
WITH total, flow.target AS target, sum(flow.weight) AS reached, collect({flow: flow, sent: sent}) AS parts
UNWIND parts AS part
RETURN part.flow.source AS source, target, part.flow.relations AS relations, part.flow.weight AS weight,
  part.sent * reached / total AS expected
ORDER BY weight DESC, source, target LIMIT $limit
