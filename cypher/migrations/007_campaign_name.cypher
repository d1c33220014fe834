// purpose: One Campaign a name: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT campaign_name IF NOT EXISTS FOR (n:Campaign) REQUIRE n.name IS UNIQUE
