// purpose: Finds a shortest chain along which content can travel from one account to another: each follows the one before.
// parameters: source (String, key), target (String, key)
// columns: accounts (List of String), steps (Integer)
MATCH path = SHORTEST 1 (:Account {key: $source})<-[:FOLLOWS]-{1,6}(:Account {key: $target})
RETURN [a IN nodes(path) | coalesce(a.handle, a.key)] AS accounts, length(path) AS steps
