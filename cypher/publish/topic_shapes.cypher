// purpose: Writes the shape of the networks around hashtags in a run.
// parameters: run (String), rows (List of {topic: String, properties: Map})
// columns: none
MATCH (r:Run {id: $run})
UNWIND $rows AS row
MATCH (h:Hashtag {tag: row.topic})
MERGE (r)-[s:TOPIC_SHAPE]->(h)
SET s += row.properties
