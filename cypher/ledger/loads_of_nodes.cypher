// purpose: Tells which of some loads created posts or accounts that are told again.
// parameters: platform (String), ids (List of String), posts (Boolean, or else accounts), wanted (List of Integer, numbers
//   of loads)
// columns: loads (List of Integer)
UNWIND $ids AS id
OPTIONAL MATCH (p:Post {key: $platform + ":" + id}) WHERE $posts
OPTIONAL MATCH (a:Account {key: $platform + ":" + id}) WHERE NOT $posts
WITH coalesce(p.load, a.load) AS load
WHERE load IN $wanted
RETURN collect(DISTINCT load) AS loads
