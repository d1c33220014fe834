/** A word of a command line: what comes from an address or from strangers is one argument, and runs nothing. */
export function quoted(text: string): string {
  return /^[\w.@:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
