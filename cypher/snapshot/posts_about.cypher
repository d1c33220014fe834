// purpose: Finds the posts about a subject, that is with any of the hashtags, with a link that begins like one of the
//   links, or with one of the terms in their text; upper and lower case alike. A round of posts a row.
// parameters: hashtags (List of String, lower case, without #), links (List of String, lower case), terms (List of
//   String, lower case), block (Integer, posts a round)
// columns: accounts (List of String, keys of those who posted), posts (List of String, keys)
CALL () {
  MATCH (h:Hashtag) WHERE h.tag IN $hashtags
  MATCH (p:Post)-[:TAGGED]->(h) RETURN p
  UNION
  UNWIND $links AS link
  MATCH (l:Link) WHERE toLower(l.url) STARTS WITH link
  MATCH (p:Post)-[:LINKS_TO]->(l) RETURN p
  UNION
  UNWIND $terms AS term
  MATCH (p:Post) WHERE toLower(p.text) CONTAINS term RETURN p
}
MATCH (a:Account)-[:POSTED]->(p)
WITH collect([a.key, p.key]) AS every
UNWIND range(0, size(every) - 1, $block) AS i
WITH every[i..i + $block] AS part WHERE size(part) > 0
RETURN [pair IN part | pair[0]] AS accounts, [pair IN part | pair[1]] AS posts
