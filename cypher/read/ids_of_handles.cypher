// purpose: Finds the accounts that have handles, in lower case; of several the one whose profile is the newest.
// parameters: platform (String), names (List of String)
// columns: name (String), id (String)
UNWIND $names AS name
MATCH (a:Account {handleKey: name})
WHERE a.platform = $platform AND a.id <> name
WITH name, a ORDER BY name, coalesce(a.profileAt, datetime.fromEpochMillis(0)), a.key
RETURN name, last(collect(a.id)) AS id
