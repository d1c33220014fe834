// purpose: Lists the names that properties of any node or relation have or had.
// parameters: none
// columns: name (String)
CALL db.propertyKeys() YIELD propertyKey
RETURN propertyKey AS name
