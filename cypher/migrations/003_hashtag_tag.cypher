// purpose: One Hashtag a tag: look-ups and upserts by it use its index.
// parameters: none
// columns: none
CREATE CONSTRAINT hashtag_tag IF NOT EXISTS FOR (n:Hashtag) REQUIRE n.tag IS UNIQUE
