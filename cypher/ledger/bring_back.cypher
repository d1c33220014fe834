// purpose: Lets loads bring an account back that was forgotten.
// parameters: key (String)
// columns: removed (Integer)
MATCH (f:Forgotten {key: $key}) DELETE f
RETURN count(*) AS removed
