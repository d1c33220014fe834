/** Sends operations to the service. The key, where one is needed, lives in this module's memory and nowhere else. */
import { Failure, failureOf, type GraphQLErrorEntry } from "./failure";
import type { Operation } from "./operation";

export interface Answer<Result> {
  data: Result;
  /** Parts that could not be answered, such as live questions while Neo4j is away. */
  failures: Failure[];
}

let key = "";

export function useKey(entered: string): void {
  key = entered.trim();
}

export function hasKey(): boolean {
  return key !== "";
}

export function authorization(): Record<string, string> {
  return key ? { Authorization: `Bearer ${key}` } : {};
}

export async function ask<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Result>> {
  const response = await send(operation, variables, signal);
  const body = await bodyOf<Result>(response);
  const failures = (body.errors ?? []).map((entry) => failureOf(entry, response.status));
  const whole = body.data ? failures.find((failure) => failure.path.length === 1) : failures[0];
  if (whole) throw withDelay(whole, response);
  if (!body.data) throw silent(response);
  return { data: body.data, failures };
}

async function send(operation: Operation<unknown, unknown>, variables: unknown, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch("/graphql", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json, application/json",
        ...authorization(),
      },
      body: JSON.stringify({ query: operation.text, operationName: operation.name, variables }),
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Failure("unreachable", "The service does not answer.");
  }
}

async function bodyOf<Result>(response: Response): Promise<{ data?: Result | null; errors?: GraphQLErrorEntry[] }> {
  try {
    return await response.json();
  } catch {
    throw silent(response);
  }
}

function silent(response: Response): Failure {
  return failureOf({ message: `The service answered with status ${response.status}.` }, response.status);
}

function withDelay(failure: Failure, response: Response): Failure {
  const seconds = Number(response.headers.get("Retry-After")) || 0;
  return new Failure(failure.kind, failure.message, failure.code, failure.remedy, failure.path, seconds);
}
