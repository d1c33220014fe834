// purpose: Notes that there are events that only a file counted, so that single events of the same pairs are looked for.
// parameters: none
// columns: none
MATCH (s:Schema {name: "tular"}) WHERE s.counted IS NULL
SET s.counted = true
