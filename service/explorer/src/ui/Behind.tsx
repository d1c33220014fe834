import { lazy } from "./lazy";
import { useState } from "preact/hooks";
import type { Operation } from "../api/operation";
import { useWords } from "../i18n/translate";

export interface BehindProps {
  operation: Operation<any, any>;
  variables: Readonly<Record<string, unknown>>;
  /** Empty: Neo4j does not hold it. */
  cypher?: string;
  cli: string;
  /** The same by `import tular`, where the library has it. */
  library?: string;
}

const Doors = lazy(() => import("./BehindDoors").then((module) => module.BehindDoors));

/** The same answer by GraphQL, Cypher, command line and Python. */
export function Behind(props: BehindProps) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button plain small behind" onClick={() => setOpen(true)}>
        <span aria-hidden="true">{"{ }"}</span> {t("behind.open")}
      </button>
      {open && <Doors {...props} close={() => setOpen(false)} />}
    </>
  );
}
