// purpose: One node holds the right to write relations; see store/lease.py.
// parameters: none
// columns: none
CREATE CONSTRAINT lease_name IF NOT EXISTS FOR (n:Lease) REQUIRE n.name IS UNIQUE
