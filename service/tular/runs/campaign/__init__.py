"""What campaigns did: measured from what Neo4j holds and one run, kept as ledgers that are never changed."""
