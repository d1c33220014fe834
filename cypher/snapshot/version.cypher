// purpose: Takes the writers' turn and reads what names the state of the database; run in a transaction that is rolled
//   back. No row before the first migration.
// parameters: none
// columns: store (String), started (Integer, when the server was), quiet (Integer, transactions that no snapshot sees),
//   changes (Integer, transactions of live loads that changed something)
MATCH (s:Schema {name: "tular"})
SET s.locked = true
REMOVE s.locked
WITH s
CALL db.info() YIELD id, creationDate
CALL dbms.queryJmx("java.lang:type=Runtime") YIELD attributes
RETURN id + " " + toString(creationDate) AS store, attributes.StartTime.value AS started,
  coalesce(s.quiet, 0) AS quiet, coalesce(s.changes, 0) AS changes
