// purpose: Joins accounts that were known by their handle only to the accounts that have that handle: their relations
//   and posts become those of the others. Relations that are there already are not doubled; totals of one file add up.
//   What two loads told is of neither, so that taking one back leaves it; times of whole lists come along.
// parameters: platform (String), rows (List of {id, handle})
// columns: merged (Integer, accounts that are no more)
UNWIND $rows AS row
MATCH (h:Account {key: $platform + ":" + row.handle}) WHERE h:ByHandle
MATCH (a:Account {key: $platform + ":" + row.id})
CALL (h, a) {
  MATCH (h)-[r:FOLLOWS]->(other)
  WITH r, a, CASE WHEN other = h THEN a ELSE other END AS t
  MERGE (a)-[n:FOLLOWS]->(t)
  ON CREATE SET n.load = r.load
  ON MATCH SET n.load = CASE WHEN n.load = r.load THEN n.load END
  SET n.firstSeen = CASE WHEN n.firstSeen < r.firstSeen THEN n.firstSeen ELSE coalesce(r.firstSeen, n.firstSeen) END,
    n.lastSeen = CASE WHEN n.lastSeen > r.lastSeen THEN n.lastSeen ELSE coalesce(r.lastSeen, n.lastSeen) END
  DELETE r
}
CALL (h, a) {
  MATCH (s)-[r:FOLLOWS]->(h)
  MERGE (s)-[n:FOLLOWS]->(a)
  ON CREATE SET n.load = r.load
  ON MATCH SET n.load = CASE WHEN n.load = r.load THEN n.load END
  SET n.firstSeen = CASE WHEN n.firstSeen < r.firstSeen THEN n.firstSeen ELSE coalesce(r.firstSeen, n.firstSeen) END,
    n.lastSeen = CASE WHEN n.lastSeen > r.lastSeen THEN n.lastSeen ELSE coalesce(r.lastSeen, n.lastSeen) END
  DELETE r
}
CALL (h, a) {
  MATCH (s)-[r:RETWEETED|QUOTED|REPLIED|MENTIONED]->(t) WHERE s = h OR t = h
  WITH r, type(r) AS type, CASE WHEN s = h THEN a ELSE s END AS s, CASE WHEN t = h THEN a ELSE t END AS t,
    coalesce(r.post, toString(r.at.epochMillis), r.countedIn, "") AS identity
  WITH r, type, s, t, head(COLLECT {
    MATCH (s)-[o:RETWEETED|QUOTED|REPLIED|MENTIONED]->(t)
    WHERE type(o) = type AND coalesce(o.post, toString(o.at.epochMillis), o.countedIn, "") = identity
    RETURN o
  }) AS there
  FOREACH (_ IN CASE WHEN there IS NULL THEN [1] ELSE [] END |
    CREATE (s)-[n:$(type)]->(t) SET n = properties(r))
  FOREACH (_ IN CASE WHEN there IS NOT NULL AND r.countedIn IS NOT NULL THEN [1] ELSE [] END |
    SET there.count = there.count + r.count)
  FOREACH (_ IN CASE WHEN there IS NOT NULL THEN [1] ELSE [] END |
    SET there.load = CASE WHEN there.load = r.load THEN there.load END)
  DELETE r
}
CALL (h, a) {
  MATCH (h)-[r:POSTED]->(p)
  CREATE (a)-[:POSTED]->(p)
  DELETE r
}
FOREACH (_ IN CASE WHEN h.followersListed IS NOT NULL THEN [1] ELSE [] END |
  SET a.followersListed = coll.sort(coll.distinct(coalesce(a.followersListed, []) + h.followersListed)))
FOREACH (_ IN CASE WHEN h.followingListed IS NOT NULL THEN [1] ELSE [] END |
  SET a.followingListed = coll.sort(coll.distinct(coalesce(a.followingListed, []) + h.followingListed)))
DETACH DELETE h
RETURN count(*) AS merged
