// purpose: Lists posts of accounts, newest first, a page at a time; those without a time come last.
// parameters: keys (List of String, of accounts), before (DateTime, time of the last one seen, or null at the beginning),
//   after (String, key of the last one seen, or ""), limit (Integer, for each)
// columns: of (String, one of keys), post (Map, all properties), hashtags (List of String), links (List of String),
//   retweetOf (String, key, or null), quoteOf (String, key, or null), replyTo (String, key, or null)
UNWIND $keys AS of
CALL (of) {
  WITH datetime({epochSeconds: -62135596800}) AS never
  WITH never, coalesce($before, never) AS before
  MATCH (:Account {key: of})-[:POSTED]->(p:Post)
  WITH p, before, coalesce(p.at, never) AS at
  WHERE $after = "" OR at < before OR (at = before AND p.key > $after)
  WITH p, at ORDER BY at DESC, p.key LIMIT $limit
  RETURN p
}
RETURN of, p {.*} AS post,
  COLLECT { MATCH (p)-[:TAGGED]->(h) RETURN h.tag ORDER BY h.tag } AS hashtags,
  COLLECT { MATCH (p)-[:LINKS_TO]->(l) RETURN l.url ORDER BY l.url } AS links,
  head(COLLECT { MATCH (p)-[:RETWEET_OF]->(o) RETURN o.key }) AS retweetOf,
  head(COLLECT { MATCH (p)-[:QUOTE_OF]->(o) RETURN o.key }) AS quoteOf,
  head(COLLECT { MATCH (p)-[:REPLY_TO]->(o) RETURN o.key }) AS replyTo
