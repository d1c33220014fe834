// purpose: Notes at which times a list of accounts was loaded whole: what it then lacks was no more. Whose list it is may be
//   told by handle.
// parameters: property (String, followersListed or followingListed),
//   rows (List of {key, platform, handle, times: List of DateTime})
// columns: none
UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {key: row.key}) RETURN a
  UNION
  MATCH (a:Account {platform: row.platform, handleKey: row.handle}) RETURN a
}
SET a[$property] = coll.sort(coll.distinct(coalesce(a[$property], []) + row.times))
