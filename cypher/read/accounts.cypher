// purpose: Finds accounts by their keys, in no order; those that do not exist are left out.
// parameters: keys (List of String)
// columns: account (Map, all properties)
UNWIND $keys AS key
MATCH (a:Account {key: key}) RETURN a {.*} AS account
