// purpose: One Community a key: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT community_key IF NOT EXISTS FOR (n:Community) REQUIRE n.key IS UNIQUE
