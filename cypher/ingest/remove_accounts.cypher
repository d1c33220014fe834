// purpose: Takes out the profile of accounts that were deleted, and what their posts said. The account stays with its id
//   and mark, as its relations do.
// parameters: platform (String), rows (List of {account, at, reason})
// columns: updated (Integer, accounts that were not marked before)
UNWIND $rows AS row
MATCH (a:Account {key: $platform + ":" + row.account})
WHERE a.removed IS NULL
SET a.removed = coalesce(row.reason, "deleted"), a.removedAt = row.at
REMOVE a.handle, a.handleKey, a.profileAt, a.name, a.bio, a.location, a.createdAt, a.verified, a.followersCount, a.followingCount, a.postsCount
WITH a, row
CALL (a, row) {
  MATCH (a)-[:POSTED]->(p:Post)
  SET p.removed = coalesce(p.removed, row.reason, "deleted"), p.removedAt = coalesce(p.removedAt, row.at)
  REMOVE p.text, p.lang
  WITH p
  OPTIONAL MATCH (p)-[said:TAGGED|LINKS_TO]->()
  DELETE said
}
RETURN count(DISTINCT a) AS updated
