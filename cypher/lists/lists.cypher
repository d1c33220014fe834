// purpose: Reads lists by name, or one.
// parameters: name (String, or null for all), limit (Integer)
// columns: name (String), accounts (List of String, keys), subjects (List of String), savedAt (DateTime), seenAt
//   (DateTime or null)
MATCH (l:WatchList) WHERE $name IS NULL OR l.name = $name
RETURN l.name AS name, l.accounts AS accounts, l.subjects AS subjects, l.savedAt AS savedAt, l.seenAt AS seenAt
ORDER BY name LIMIT $limit
