// purpose: One Run a id: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE
