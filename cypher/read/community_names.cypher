// purpose: Lists how users want communities shown.
// parameters: none
// columns: id (String), name (String or null), mergedInto (String or null, id of the community it is shown as part of)
MATCH (n:CommunityName)
WHERE n.name IS NOT NULL OR n.mergedInto IS NOT NULL
RETURN n.id AS id, n.name AS name, n.mergedInto AS mergedInto ORDER BY id
