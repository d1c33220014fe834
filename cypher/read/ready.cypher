// purpose: Answers when the database does.
// parameters: none
// columns: ready (Boolean)
RETURN true AS ready
