// purpose: Finds posts of a short-list of accounts that have any of some words, for brand safety: whole words, upper and
//   lower case alike, in what they wrote and in what they retweeted.
// parameters: accounts (List of String, keys), words (List of String), limit (Integer)
// columns: account (String, key), own (Boolean, false where retweeted), post (String, key), words (List of String), text (String)
MATCH (a:Account)-[:POSTED]->(said:Post) WHERE a.key IN $accounts
OPTIONAL MATCH (said)-[:RETWEET_OF]->(original:Post)
WITH a, original IS NULL AS own, coalesce(original, said) AS p
WITH a, own, p, [w IN $words WHERE p.text =~ ("(?isU).*(?<!\\w)\\Q" + replace(w, "\\E", "") + "\\E(?!\\w).*")] AS words
WHERE size(words) > 0
RETURN a.key AS account, own, p.key AS post, words, p.text AS text
ORDER BY account, own DESC, post LIMIT $limit
