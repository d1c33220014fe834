// purpose: Finds the shortest chains along which content can travel from one account to another: each account follows,
//   retweets, … the one before. No chain has more than six steps.
// parameters: source (String, key), target (String, key), relations (List of String, types), limit (Integer)
// columns: keys (List of String), accounts (List of String, handles), relations (List of String, types), steps (Integer)
MATCH (a:Account {key: $source}), (b:Account {key: $target})
MATCH path = ALL SHORTEST (a)
  (()<-[r:FOLLOWS|RETWEETED|QUOTED|REPLIED|MENTIONED WHERE type(r) IN $relations]-(:Account)){1,6}(b)
WITH path, length(path) AS steps LIMIT $limit
RETURN [n IN nodes(path) | n.key] AS keys, [n IN nodes(path) | coalesce(n.handle, n.key)] AS accounts,
  [r IN relationships(path) | type(r)] AS relations, steps
ORDER BY keys
