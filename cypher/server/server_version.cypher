// purpose: Says which Neo4j answers, for `tular doctor`.
// parameters: none
// columns: name (String), version (String), edition (String)
CALL dbms.components() YIELD name, versions, edition
WITH name, versions[0] AS version, edition
WHERE name = "Neo4j Kernel"
RETURN name, version, edition
