// purpose: Counts the accounts that have a relation of a type.
// parameters: relation (String, relation type)
// columns: accounts (Integer)
MATCH (a:Account) WHERE EXISTS { (a)-[:$($relation)]-() }
RETURN count(a) AS accounts
