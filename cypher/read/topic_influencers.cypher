// purpose: Ranks accounts inside a subject, by what others did with them there: retweets, quotes, replies and mentions
//   whose post, or whose original post, has any of the hashtags, a link that begins like one of the links, or one of
//   the terms in its text; upper and lower case alike.
// parameters: hashtags (List of String, lower case, without #), links (List of String, lower case), terms (List of
//   String, lower case), since (DateTime or null), until (DateTime or null), limit (Integer)
// columns: account (Map, all properties), retweets (Integer), retweeters (Integer, different accounts), mentions (Integer),
//   engaged (Integer, different accounts that did any of the four), evidence (List of {post, text, retweets}, the three
//   of its posts that were retweeted most)
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
WITH a, collect(p.key) AS posts
CALL (a, posts) {
  MATCH (a)-[e:RETWEETED|QUOTED|REPLIED|MENTIONED]->(t:Account) WHERE e.post IN posts
  RETURN e, a AS source, t AS target
  UNION
  MATCH (s:Account)-[e:RETWEETED|QUOTED|REPLIED|MENTIONED]->(a) WHERE e.original IN posts
  RETURN e, s AS source, a AS target
}
WITH DISTINCT e, source, target
WHERE source <> target AND ($since IS NULL OR e.at >= $since) AND ($until IS NULL OR e.at < $until)
WITH target, e.original AS post, collect(DISTINCT source) AS sources,
  collect(DISTINCT CASE WHEN e:RETWEETED THEN source END) AS retweeters,
  sum(CASE WHEN e:RETWEETED THEN coalesce(e.count, 1) ELSE 0 END) AS retweets,
  sum(CASE WHEN e:MENTIONED THEN coalesce(e.count, 1) ELSE 0 END) AS mentions
WITH target, collect({post: post, retweets: retweets}) AS posts, sum(retweets) AS retweets, sum(mentions) AS mentions,
  size(coll.distinct(coll.flatten(collect(retweeters)))) AS retweeters,
  size(coll.distinct(coll.flatten(collect(sources)))) AS engaged
ORDER BY retweets DESC, engaged DESC, target.key LIMIT $limit
RETURN target {.*} AS account, retweets, retweeters, mentions, engaged,
  COLLECT {
    UNWIND posts AS each
    WITH each WHERE each.retweets > 0 AND each.post IS NOT NULL
    ORDER BY each.retweets DESC, each.post LIMIT 3
    OPTIONAL MATCH (p:Post {key: each.post})
    RETURN {post: each.post, text: p.text, retweets: each.retweets}
  } AS evidence
