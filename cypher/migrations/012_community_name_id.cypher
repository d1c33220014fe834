// purpose: One CommunityName an id: what users call a community, in all runs that have it.
// parameters: none
// columns: none
CREATE CONSTRAINT community_name_id IF NOT EXISTS FOR (n:CommunityName) REQUIRE n.id IS UNIQUE
