// purpose: Lists indexes, those behind constraints included, and whether each can be used yet.
// parameters: none
// columns: name (String), state (String, ONLINE, POPULATING or FAILED)
SHOW INDEXES YIELD name, state RETURN name, state
