// purpose: Makes names known that publishing will use: the first use of a name is a commit of its own, after which a
//   snapshot would count as changed (`store.snapshot.version`). Names that are known already stay as they are.
// parameters: labels (List of String), types (List of String, of relations), properties (List of String)
// columns: none
CALL () { UNWIND $labels AS name CALL db.createLabel(name) }
CALL () { UNWIND $types AS name CALL db.createRelationshipType(name) }
CALL () { UNWIND $properties AS name CALL db.createProperty(name) }
FINISH
