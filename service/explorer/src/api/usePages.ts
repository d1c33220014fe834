/** A list that grows page by page. */
import { useEffect, useState } from "preact/hooks";
import { ask } from "./client";
import type { Operation } from "./operation";
import { useAnswer, type Asked } from "./useAnswer";
import { nameOf } from "./answers";

export interface Connection<Edge> {
  edges: Edge[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface Pages<Result, Edge> {
  asked: Asked<Result>;
  edges: Edge[];
  hasMore: boolean;
  more(): void;
}

export function usePages<Result, Variables extends object, Edge>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  pick: (data: Result) => Connection<Edge>,
): Pages<Result, Edge> {
  const asked = useAnswer(operation, variables);
  const name = nameOf(operation, variables);
  const [later, setLater] = useState<Connection<Edge>[]>([]);
  useEffect(() => setLater([]), [name, asked.data]);
  const first = asked.data && pick(asked.data);
  const last = later[later.length - 1] ?? first;
  const more = () => {
    if (!last?.pageInfo.endCursor) return;
    void ask(operation, { ...variables, after: last.pageInfo.endCursor }).then(
      ({ data }) => setLater((pages) => [...pages, pick(data)]),
      () => undefined,
    );
  };
  return {
    asked,
    edges: [...(first?.edges ?? []), ...later.flatMap((page) => page.edges)],
    hasMore: last?.pageInfo.hasNextPage ?? false,
    more,
  };
}
