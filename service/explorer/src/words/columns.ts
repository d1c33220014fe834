/** The name of a measure as commands, columns and Cypher write it: `RETWEETS_RECEIVED` is `retweetsReceived`. */
export function columnName(measure: string): string {
  return measure.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
