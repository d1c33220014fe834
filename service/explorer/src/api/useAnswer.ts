import { useEffect, useRef, useState } from "preact/hooks";
import { noteReached, noteUnreachable } from "../state/connection";
import { askAndKeep, kept, nameOf, onRenewal } from "./answers";
import type { Answer } from "./client";
import { Failure } from "./failure";
import type { Operation } from "./operation";

export interface Asked<Result> {
  /** The latest answer; while another one is on its way, the one before (`stale`). */
  data: Result | null;
  /** Parts of the answer that are missing. */
  failures: Failure[];
  /** Why there is no answer at all. */
  failure: Failure | null;
  loading: boolean;
  stale: boolean;
}

/** Ask an operation and ask again when its variables change or everything is renewed; null asks nothing. */
export function useAnswer<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables | null,
): Asked<Result> {
  const name = variables === null ? "" : nameOf(operation, variables);
  const [renewals, setRenewals] = useState(0);
  const [given, setGiven] = useState<{ name: string; answer: Answer<Result> | null; failure: Failure | null }>();
  const shown = useRef<Answer<Result> | null>(null);
  useEffect(() => onRenewal(() => setRenewals((count) => count + 1)), []);
  useEffect(() => {
    if (variables === null || kept(name)) return;
    const abort = new AbortController();
    askAndKeep(operation, variables, abort.signal).then(
      (answer) => {
        noteReached();
        if (!abort.signal.aborted) setGiven({ name, answer, failure: null });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const failure = error instanceof Failure ? error : new Failure("broken", String(error));
        if (failure.kind === "unreachable") noteUnreachable();
        setGiven({ name, answer: null, failure });
      },
    );
    return () => abort.abort();
  }, [name, renewals]);

  const fresh = kept<Result>(name) ?? (given?.name === name ? given.answer : null);
  if (fresh) shown.current = fresh;
  if (variables === null) shown.current = null;
  const failure = !fresh && given?.name === name ? given.failure : null;
  const answer = fresh ?? shown.current;
  return {
    data: answer?.data ?? null,
    failures: answer?.failures ?? [],
    failure,
    loading: variables !== null && !fresh && !failure,
    stale: !fresh && answer !== null,
  };
}
