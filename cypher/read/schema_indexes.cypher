// purpose: Lists indexes, those behind constraints included, and whether each can be used yet.
// parameters: none
// columns: name (String), state (String, ONLINE, POPULATING or FAILED), owner (String or null, the constraint it is of)
SHOW INDEXES YIELD name, state, owningConstraint RETURN name, state, owningConstraint AS owner
