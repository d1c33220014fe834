// purpose: Finds accounts by key or by handle.
// parameters: names (List of String: keys, or handles in lower case without @)
// columns: name (String), key (String), handle (String or null), title (String or null, its name)
UNWIND $names AS name
CALL (name) {
  MATCH (a:Account {key: name}) RETURN a
  UNION
  MATCH (a:Account {handleKey: name}) RETURN a
}
RETURN name, a.key AS key, a.handle AS handle, a.name AS title
ORDER BY name, key
