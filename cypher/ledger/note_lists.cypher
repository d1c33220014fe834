// purpose: Notes at which times a list of accounts was loaded whole: what it then lacks was no more.
// parameters: property (String, followersListed or followingListed), rows (List of {key, times: List of DateTime})
// columns: none
UNWIND $rows AS row
MATCH (a:Account {key: row.key})
SET a[$property] = coll.sort(coll.distinct(coalesce(a[$property], []) + row.times))
