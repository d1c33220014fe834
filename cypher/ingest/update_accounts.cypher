// purpose: Sets the properties of accounts that are there and differ; a property that a row lacks stays, and so does
//   what was removed; a profile that was taken before the one that is there changes nothing.
// parameters: platform (String), rows (List of {id, and properties})
// columns: updated (Integer, accounts that changed)
UNWIND $rows AS row
MATCH (a:Account {key: $platform + ":" + row.id})
WHERE a.removed IS NULL
  AND any(name IN keys(row) WHERE a[name] IS NULL OR a[name] <> row[name])
  AND (row.profileAt IS NULL OR a.profileAt IS NULL OR row.profileAt >= a.profileAt)
SET a += row
RETURN count(*) AS updated
