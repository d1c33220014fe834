// purpose: Lists campaigns by name, a page at a time; or one, by its name.
// parameters: name (String, or null for all), after (String, the last name seen, or ""), limit (Integer)
// columns: campaign (Map, all properties)
MATCH (c:Campaign)
WHERE ($name IS NULL OR c.name = $name) AND c.name > $after AND c.definition IS NOT NULL
RETURN c {.*} AS campaign
ORDER BY campaign.name LIMIT $limit
