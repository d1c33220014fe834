// purpose: Ranks accounts of the current run by a composite score with your own weights, as `tular top --weights`: the
//   weighted mean of percentiles by several measures. A percentile is the share of the others that the account is ahead
//   of, being lower in the measures in which low leads; with a negative weight, of those that it is behind.
// parameters: weights (Map, measure → number), limit (Integer)
// columns: handle (String), score (Float, 0 to 100), parts (List of {measure, contribution})
WITH ["constraint", "followersLost", "churnRate", "medianSecondsToRetweet"] AS lowLeads
WITH lowLeads, reduce(sum = 0.0, name IN keys($weights) | sum + abs($weights[name])) AS total
UNWIND keys($weights) AS measure
CALL (measure, lowLeads) {
  MATCH (a:Account) WHERE a.run IS NOT NULL AND a[measure] IS NOT NULL
  WITH a, a[measure] * sign($weights[measure]) * CASE WHEN measure IN lowLeads THEN -1 ELSE 1 END AS score ORDER BY score
  WITH collect({account: a, score: score}) AS ranked
  UNWIND range(0, size(ranked) - 1) AS place
  WITH size(ranked) - 1 AS others, ranked[place].score AS score, min(place) AS worse, collect(ranked[place].account) AS same
  UNWIND same AS account
  RETURN account, CASE others WHEN 0 THEN 0.0 ELSE 100.0 * worse / others END AS percentile
}
WITH account, measure, abs($weights[measure]) / total * percentile AS part
WITH account, sum(part) AS score, collect({measure: measure, contribution: part}) AS parts
ORDER BY score DESC, account.key LIMIT $limit
RETURN coalesce(account.handle, account.key) AS handle, score, parts
