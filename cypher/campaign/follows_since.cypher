// purpose: Counts the followers of accounts by when each follow was first seen.
// parameters: accounts (List of String, keys)
// columns: account (String, key), first (Integer, microseconds since 1970, or null where unknown), followers (List of
//   String, keys)
UNWIND $accounts AS account
MATCH (a:Account {key: account})<-[f:FOLLOWS]-(b:Account)
RETURN a.key AS account, f.firstSeen.epochSeconds * 1000000 + f.firstSeen.microsecond AS first,
  collect(b.key) AS followers
