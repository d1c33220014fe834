// purpose: One Subcommunity a key: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT subcommunity_key IF NOT EXISTS FOR (n:Subcommunity) REQUIRE n.key IS UNIQUE
