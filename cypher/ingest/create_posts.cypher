// purpose: Creates the posts that are not there.
// parameters: platform (String), rows (List of {id, at, text, lang}), load (Integer or null)
// columns: none
UNWIND $rows AS row
MERGE (p:Post {key: $platform + ":" + row.id})
ON CREATE SET p.at = row.at, p.text = row.text, p.lang = row.lang, p.load = $load
