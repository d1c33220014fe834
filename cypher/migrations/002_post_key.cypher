// purpose: One Post a key: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT post_key IF NOT EXISTS FOR (n:Post) REQUIRE n.key IS UNIQUE
