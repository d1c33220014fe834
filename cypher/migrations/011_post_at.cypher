// purpose: Finds posts of a time, newest first.
// parameters: none
// columns: none
CREATE INDEX post_at IF NOT EXISTS FOR (n:Post) ON (n.at)
