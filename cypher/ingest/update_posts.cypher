// purpose: Sets the properties of posts that are there and differ; a property that a row lacks stays, and
//   so does what was removed.
// parameters: platform (String), rows (List of {id, at, text, lang})
// columns: updated (Integer, posts that changed)
UNWIND $rows AS row
MATCH (p:Post {key: $platform + ":" + row.id})
WHERE p.removed IS NULL
WITH p, {at: row.at, text: row.text, lang: row.lang} AS properties
WITH p, properties, [name IN keys(properties) WHERE properties[name] IS NOT NULL] AS given
WHERE any(name IN given WHERE p[name] IS NULL OR p[name] <> properties[name])
SET p.at = coalesce(properties.at, p.at), p.text = coalesce(properties.text, p.text),
    p.lang = coalesce(properties.lang, p.lang)
RETURN count(*) AS updated
