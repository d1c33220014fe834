// purpose: Lists hashtags with the shape of the network of those who used them, in the published run.
// parameters: limit (Integer)
// columns: topic (String), kind (String), accounts (Integer), modularity (Float)
MATCH (:Run {current: true})-[s:TOPIC_SHAPE]->(h:Hashtag)
RETURN h.tag AS topic, s.kind AS kind, s.accounts AS accounts, s.modularity AS modularity
ORDER BY accounts DESC, topic LIMIT $limit
