// purpose: Reads the accounts by columns: one joined string a property and round instead
//   of a value an account; null where no account of the round has the property.
// parameters: nodes (List of Integer, internal ids), block (Integer, accounts a round),
//   separator (String), missing (String, stands for a property that an account lacks)
// columns: nodes (Vector of INTEGER64, internal ids), key (String, joined), platform (String, joined),
//   id (String, joined), handle (String, joined), name (String, joined), kind (String, joined), bio (String, joined),
//   location (String, joined), createdAt (String, joined, microseconds since 1970), verified (String, joined),
//   followersCount (String, joined), followingCount (String, joined), postsCount (String, joined)
UNWIND range(0, size($nodes) - 1, $block) AS low
CALL (low) {
  MATCH (a:Account) WHERE id(a) IN $nodes[low..low + $block]
  WITH collect(a) AS accounts WHERE size(accounts) > 0
  RETURN accounts
}
WITH accounts,
  [a IN accounts | toStringOrNull(a.handle)] AS handle, [a IN accounts | toStringOrNull(a.name)] AS name,
  [a IN accounts | toStringOrNull(a.kind)] AS kind, [a IN accounts | toStringOrNull(a.bio)] AS bio,
  [a IN accounts | toStringOrNull(a.location)] AS location,
  [a IN accounts | CASE WHEN a.createdAt IS :: ZONED DATETIME
    THEN toString(a.createdAt.epochSeconds * 1000000 + a.createdAt.microsecond) END] AS createdAt,
  [a IN accounts | toStringOrNull(a.verified)] AS verified,
  [a IN accounts | toStringOrNull(a.followersCount)] AS followersCount,
  [a IN accounts | toStringOrNull(a.followingCount)] AS followingCount,
  [a IN accounts | toStringOrNull(a.postsCount)] AS postsCount
RETURN
  vector([a IN accounts | id(a)], size(accounts), INTEGER64) AS nodes,
  string.join([a IN accounts | coalesce(toStringOrNull(a.key), $missing)], $separator) AS key,
  string.join([a IN accounts | coalesce(toStringOrNull(a.platform), $missing)], $separator) AS platform,
  string.join([a IN accounts | coalesce(toStringOrNull(a.id), $missing)], $separator) AS id,
  CASE WHEN any(v IN handle WHERE v IS NOT NULL)
    THEN string.join([v IN handle | coalesce(v, $missing)], $separator) END AS handle,
  CASE WHEN any(v IN name WHERE v IS NOT NULL)
    THEN string.join([v IN name | coalesce(v, $missing)], $separator) END AS name,
  CASE WHEN any(v IN kind WHERE v IS NOT NULL)
    THEN string.join([v IN kind | coalesce(v, $missing)], $separator) END AS kind,
  CASE WHEN any(v IN bio WHERE v IS NOT NULL)
    THEN string.join([v IN bio | coalesce(v, $missing)], $separator) END AS bio,
  CASE WHEN any(v IN location WHERE v IS NOT NULL)
    THEN string.join([v IN location | coalesce(v, $missing)], $separator) END AS location,
  CASE WHEN any(v IN createdAt WHERE v IS NOT NULL)
    THEN string.join([v IN createdAt | coalesce(v, $missing)], $separator) END AS createdAt,
  CASE WHEN any(v IN verified WHERE v IS NOT NULL)
    THEN string.join([v IN verified | coalesce(v, $missing)], $separator) END AS verified,
  CASE WHEN any(v IN followersCount WHERE v IS NOT NULL)
    THEN string.join([v IN followersCount | coalesce(v, $missing)], $separator) END AS followersCount,
  CASE WHEN any(v IN followingCount WHERE v IS NOT NULL)
    THEN string.join([v IN followingCount | coalesce(v, $missing)], $separator) END AS followingCount,
  CASE WHEN any(v IN postsCount WHERE v IS NOT NULL)
    THEN string.join([v IN postsCount | coalesce(v, $missing)], $separator) END AS postsCount
