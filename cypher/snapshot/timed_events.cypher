// purpose: Reads single events of one relation type with time, count and posts, packed as `follows` does. Of a follow
//   the time is that of its first sighting. An event without a time is in no window that has a side.
// parameters: first (Integer, internal id), last (Integer), block (Integer, accounts a round), relation (String, type),
//   since (DateTime or null), until (DateTime or null), separator (String), timeless (Integer, stands for no time)
// columns: pairs (Vector of at most 4096 INTEGER64: internal id of source · 2³² + that of target),
//   times (Vector of INTEGER64, microseconds since 1970), counts (Vector of FLOAT64),
//   posts (String, joined keys, or null where none of them has one),
//   originals (String, joined keys, or null where none of them has one)
UNWIND range($first, $last, $block) AS low
CALL (low) {
  MATCH (a:Account) WHERE id(a) IN range(low, low + $block - 1)
  MATCH (a)-[r:$($relation)]->(b:Account)
  WITH a, r, b, coalesce(r.at, r.firstSeen) AS at
  WHERE ($since IS NULL OR at >= $since) AND ($until IS NULL OR at < $until)
  WITH collect(id(a) * 4294967296 + id(b)) AS ends, collect(r) AS events,
    collect(CASE WHEN at IS :: ZONED DATETIME NOT NULL
      THEN at.epochSeconds * 1000000 + at.microsecond ELSE $timeless END) AS times
  UNWIND range(0, size(ends) - 1, 4096) AS i
  RETURN ends[i..i + 4096] AS ends, events[i..i + 4096] AS events, times[i..i + 4096] AS times
}
WITH ends, events, times WHERE size(ends) > 0
WITH ends, times, [r IN events | coalesce(toFloatOrNull(r.count), 1.0)] AS counts,
  [r IN events | coalesce(replace(toStringOrNull(r.post), $separator, " "), "")] AS posts,
  [r IN events | coalesce(replace(toStringOrNull(r.original), $separator, " "), "")] AS originals
RETURN vector(ends, size(ends), INTEGER64) AS pairs, vector(times, size(times), INTEGER64) AS times,
  vector(counts, size(counts), FLOAT64) AS counts,
  CASE WHEN any(v IN posts WHERE v <> "") THEN string.join(posts, $separator) END AS posts,
  CASE WHEN any(v IN originals WHERE v <> "") THEN string.join(originals, $separator) END AS originals
