// purpose: Reads all hashtags, packed: one joined string a round.
// parameters: block (Integer, hashtags a round, at most 4096), separator (String)
// columns: nodes (Vector of INTEGER64, internal ids), texts (String, joined)
MATCH (h:Hashtag)
WITH id(h) / $block AS round, id(h) AS node, replace(toStringOrNull(h.tag), $separator, " ") AS text
WITH round, collect(node) AS nodes, collect(coalesce(text, "")) AS texts
RETURN vector(nodes, size(nodes), INTEGER64) AS nodes, string.join(texts, $separator) AS texts
