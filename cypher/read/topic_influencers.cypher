// purpose: Ranks accounts inside a subject, by what others did with them there: retweets, quotes, replies and mentions
//   whose post, or whose original post, has any of the hashtags, a link that begins like one of the links, or one of
//   the terms in its text; upper and lower case alike. All lists are of the same length, the best first.
// parameters: hashtags (List of String, lower case, without #), links (List of String, lower case), terms (List of
//   String, lower case), since (DateTime or null), until (DateTime or null), most (Integer, accounts at most)
// columns: total (Integer, accounts), keys (List of String), retweets (List of Integer), retweeters (List of Integer,
//   different accounts), mentions (List of Integer), engaged (List of Integer, different accounts that did any of four)
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
WITH target, collect(DISTINCT source) AS sources,
  collect(DISTINCT CASE WHEN e:RETWEETED THEN source END) AS retweeters,
  sum(CASE WHEN e:RETWEETED THEN coalesce(e["count"], 1) ELSE 0 END) AS retweets,
  sum(CASE WHEN e:MENTIONED THEN coalesce(e["count"], 1) ELSE 0 END) AS mentions
WITH target, retweets, mentions, size(retweeters) AS retweeters, size(sources) AS engaged
ORDER BY retweets DESC, engaged DESC, target.key
WITH collect({key: target.key, retweets: retweets, retweeters: retweeters, mentions: mentions, engaged: engaged}) AS every
WITH size(every) AS total, every[..$most] AS found
RETURN total, [x IN found | x.key] AS keys, [x IN found | x.retweets] AS retweets,
  [x IN found | x.retweeters] AS retweeters, [x IN found | x.mentions] AS mentions, [x IN found | x.engaged] AS engaged
