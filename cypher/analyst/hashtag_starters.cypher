// purpose: Lists who used a hashtag first in a window, and how often their posts with it were retweeted.
// parameters: tag (String, without #), since (DateTime), until (DateTime), limit (Integer)
// columns: handle (String), first (DateTime), posts (Integer), retweets (Integer)
MATCH (:Hashtag {tag: toLower($tag)})<-[:TAGGED]-(p:Post)<-[:POSTED]-(a:Account)
WHERE p.at >= $since AND p.at < $until AND NOT EXISTS { (p)-[:RETWEET_OF]->() }
RETURN coalesce(a.handle, a.key) AS handle, min(p.at) AS first, count(p) AS posts,
  sum(COUNT { (p)<-[:RETWEET_OF]-(:Post) }) AS retweets
ORDER BY first, handle LIMIT $limit
