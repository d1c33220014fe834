// purpose: Damages the schema of the tests' database.
// parameters: none
// columns: none
DROP CONSTRAINT account_key
