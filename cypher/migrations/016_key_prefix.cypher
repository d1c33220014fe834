// purpose: One Key a prefix: API keys are looked up by it at every request.
// parameters: none
// columns: none
CREATE CONSTRAINT key_prefix IF NOT EXISTS FOR (k:Key) REQUIRE k.prefix IS UNIQUE
