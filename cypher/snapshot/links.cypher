// purpose: Reads all links, packed: one joined string a round.
// parameters: block (Integer, links a round, at most 4096), separator (String)
// columns: nodes (Vector of INTEGER64, internal ids), texts (String, joined)
MATCH (l:Link)
WITH id(l) / $block AS round, id(l) AS node, replace(toStringOrNull(l.url), $separator, " ") AS text
WITH round, collect(node) AS nodes, collect(coalesce(text, "")) AS texts
RETURN vector(nodes, size(nodes), INTEGER64) AS nodes, string.join(texts, $separator) AS texts
