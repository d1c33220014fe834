// purpose: One Account a key: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT account_key IF NOT EXISTS FOR (n:Account) REQUIRE n.key IS UNIQUE
