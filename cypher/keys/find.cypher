// purpose: An API key by its prefix, with the hash of its secret.
// parameters: prefix (String)
// columns: prefix (String), hash (String), name (String), role (String), expires (DateTime or null), revoked (DateTime or null)
MATCH (k:Key {prefix: $prefix})
RETURN k.prefix AS prefix, k.hash AS hash, k.name AS name, k.role AS role, k.expiresAt AS expires,
  k.revokedAt AS revoked
