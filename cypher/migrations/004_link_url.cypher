// purpose: One Link a url: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT link_url IF NOT EXISTS FOR (n:Link) REQUIRE n.url IS UNIQUE
