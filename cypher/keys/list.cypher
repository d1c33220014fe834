// purpose: All API keys without their hashes, newest first.
// parameters: limit (Integer)
// columns: prefix (String), name (String), role (String), created (DateTime), expires (DateTime or null), revoked (DateTime or null), used (DateTime or null)
MATCH (k:Key)
RETURN k.prefix AS prefix, k.name AS name, k.role AS role, k.createdAt AS created, k.expiresAt AS expires,
  k.revokedAt AS revoked, k.lastUsedAt AS used
ORDER BY created DESC, prefix
LIMIT $limit
