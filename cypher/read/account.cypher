// purpose: Finds an account by its key.
// parameters: key (String)
// columns: account (Map, all properties)
MATCH (a:Account {key: $key}) RETURN a {.*} AS account
