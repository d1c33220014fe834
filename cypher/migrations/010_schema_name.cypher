// purpose: One Schema a name: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT schema_name IF NOT EXISTS FOR (n:Schema) REQUIRE n.name IS UNIQUE
