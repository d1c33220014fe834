/** What went wrong, in terms of what the reader can do about it. */
export type FailureKind = "unreachable" | "forbidden" | "busy" | "refused" | "broken";

export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly code = "",
    readonly remedy = "",
    readonly path: ReadonlyArray<string | number> = [],
    /** Seconds after which the service wants to be asked again. */
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

/** One entry of `errors` as the service sends it. */
export interface GraphQLErrorEntry {
  message: string;
  path?: Array<string | number>;
  extensions?: { code?: string; remedy?: string };
}

export function failureOf(entry: GraphQLErrorEntry, status = 200): Failure {
  const code = entry.extensions?.code ?? "";
  return new Failure(kindOf(status, code), entry.message, code, entry.extensions?.remedy ?? "", entry.path);
}

function kindOf(status: number, code: string): FailureKind {
  if (status === 401 || status === 403 || code === "UNAUTHENTICATED" || code === "FORBIDDEN") return "forbidden";
  if (status === 429 || status === 503) return "busy";
  if (status >= 500 || code === "INTERNAL") return "broken";
  return "refused";
}
