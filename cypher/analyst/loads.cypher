// purpose: Lists what was loaded, newest first: when, from which files, how many rows, what they changed, and whether the
//   load was taken back. Relations, posts and accounts that a load created bear its `number` as `load`.
// parameters: limit (Integer)
// columns: id (String), startedAt (DateTime), files (List of String), rowsRead (Integer), rejected (Integer), created (Integer),
//   updated (Integer), number (Integer or null), undoneAt (DateTime or null)
MATCH (l:Load)
RETURN l.id AS id, l.startedAt AS startedAt, l.sources AS files, l.rowsRead AS rowsRead, l.rejected AS rejected,
  l.created AS created, l.updated AS updated, l.number AS number, l.undoneAt AS undoneAt
ORDER BY startedAt DESC, id LIMIT $limit
