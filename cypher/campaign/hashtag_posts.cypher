// purpose: Counts the posts with each hashtag in three times that follow one another; posts that only retweet another are
//   left out.
// parameters: first (DateTime), second (DateTime), third (DateTime), last (DateTime)
// columns: tag (String), before (Integer, from first to second), during (Integer, to third), after (Integer, to last)
MATCH (p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at >= $first AND p.at < $last AND NOT EXISTS { (p)-[:RETWEET_OF]->() }
RETURN h.tag AS tag,
  sum(CASE WHEN p.at < $second THEN 1 ELSE 0 END) AS before,
  sum(CASE WHEN p.at >= $second AND p.at < $third THEN 1 ELSE 0 END) AS during,
  sum(CASE WHEN p.at >= $third THEN 1 ELSE 0 END) AS after
ORDER BY tag
