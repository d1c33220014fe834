// purpose: Damages the schema, for tests of its repair.
// parameters: none
// columns: none
DROP INDEX account_handle IF EXISTS
