// purpose: As `accounts`, one row an account: for texts that hold the separator themselves.
// parameters: nodes (List of Integer, internal ids)
// columns: node (Integer, internal id), key (String), platform (String), id (String), handle (String), name (String),
//   kind (String), bio (String), location (String), createdAt (String, microseconds since 1970),
//   verified (String), followersCount (String), followingCount (String), postsCount (String)
MATCH (a:Account) WHERE id(a) IN $nodes
RETURN id(a) AS node, toStringOrNull(a.key) AS key, toStringOrNull(a.platform) AS platform,
  toStringOrNull(a.id) AS id, toStringOrNull(a.handle) AS handle, toStringOrNull(a.name) AS name,
  toStringOrNull(a.kind) AS kind, toStringOrNull(a.bio) AS bio, toStringOrNull(a.location) AS location,
  CASE WHEN a.createdAt IS :: ZONED DATETIME
    THEN toString(a.createdAt.epochSeconds * 1000000 + a.createdAt.microsecond) END AS createdAt,
  toStringOrNull(a.verified) AS verified, toStringOrNull(a.followersCount) AS followersCount,
  toStringOrNull(a.followingCount) AS followingCount, toStringOrNull(a.postsCount) AS postsCount
