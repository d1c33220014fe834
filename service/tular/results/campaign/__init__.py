"""Reading campaigns' ledgers: no Neo4j, no computing."""
