// purpose: Full-text search over what an account says of itself.
// parameters: none
// columns: none
CREATE FULLTEXT INDEX account_text IF NOT EXISTS FOR (n:Account) ON EACH [n.handle, n.name, n.bio]
