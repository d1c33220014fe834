// purpose: Returns values of the kinds that the driver has types of its own for.
// parameters: moment (DateTime)
// columns: moment (DateTime), nested (List of Map), node (Node)
MATCH (s:Schema)
RETURN $moment AS moment, [{at: $moment}] AS nested, s AS node
