/** Answers that were given already, so that going back shows at once what was seen before. */
import { ask, type Answer } from "./client";
import type { Operation } from "./operation";

const KEPT = 60;
const answers = new Map<string, Answer<unknown>>();
const readers = new Set<() => void>();

export function nameOf(operation: Operation<unknown, unknown>, variables: unknown): string {
  return `${operation.name} ${JSON.stringify(variables)}`;
}

export function kept<Result>(name: string): Answer<Result> | undefined {
  return answers.get(name) as Answer<Result> | undefined;
}

export async function askAndKeep<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Result>> {
  const answer = await ask(operation, variables, signal);
  if (answer.failures.length === 0) keep(nameOf(operation, variables), answer);
  return answer;
}

function keep(name: string, answer: Answer<unknown>): void {
  answers.delete(name);
  answers.set(name, answer);
  for (const oldest of answers.keys()) {
    if (answers.size <= KEPT) break;
    answers.delete(oldest);
  }
}

/** Forget all answers and let every view ask again: after a rename, a new key, or when the service is back. */
export function renew(): void {
  answers.clear();
  for (const reader of [...readers]) reader();
}

export function onRenewal(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}
