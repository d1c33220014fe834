// purpose: Tells which of some loads created relations that are told again; see update_events for what tells events apart.
// parameters: platform (String), relation (String), wanted (List of Integer, numbers of loads),
//   groups (List of [source id, {target id and identity, with a space between: true}])
// columns: loads (List of Integer)
UNWIND $groups AS group
MATCH (:Account {key: $platform + ":" + toString(group[0])})
      -[r:FOLLOWS|RETWEETED|QUOTED|REPLIED|MENTIONED]->(t:Account {platform: $platform})
WHERE type(r) = $relation AND r.load IN $wanted
  AND group[1][t.id + " " + coalesce(r.post, toString(r.at.epochMillis), r.countedIn, "")]
RETURN collect(DISTINCT r.load) AS loads
