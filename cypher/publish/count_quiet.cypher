// purpose: Counts transactions that changed nothing a snapshot holds, committed while this one has the writers' turn.
// parameters: transactions (Integer)
// columns: none
MATCH (s:Schema {name: "tular"})
SET s.quiet = coalesce(s.quiet, 0) + $transactions
