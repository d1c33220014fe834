// purpose: Lists campaigns with the leading figures of their latest ledgers, those that worked first. A talk effect of 1 is
//   what the comparison group did too; only where all of low to high lies above 1 may an effect be claimed.
// parameters: limit (Integer)
// columns: name (String), verdict (String or null), talkEffect (Float or null), low (Float or null), high (Float or
//   null), reached (Integer or null), engaged (Integer or null), posts (Integer)
MATCH (c:Campaign)
RETURN c.name AS name, c.verdict AS verdict, c.talkEffect AS talkEffect, c.talkEffectLow AS low,
  c.talkEffectHigh AS high, c.reached AS reached, c.engaged AS engaged, COUNT { (c)<-[:PART_OF]-(:Post) } AS posts
ORDER BY CASE c.verdict WHEN "WORKED" THEN 0 ELSE 1 END, talkEffect DESC, name LIMIT $limit
