import { useState } from "preact/hooks";
import { pythonFor } from "../words/query";
import { useWords, type Word } from "../i18n/translate";
import type { BehindProps } from "./Behind";
import { Dialog } from "./Dialog";

type Door = "graphql" | "cypher" | "cli" | "python";
const DOORS: Door[] = ["graphql", "cypher", "cli", "python"];

export function BehindDoors({ close, ...props }: BehindProps & { close: () => void }) {
  const t = useWords();
  const [door, setDoor] = useState<Door>("graphql");
  const text = textOf(door, props);
  return (
    <Dialog title={t("behind.title")} close={close}>
      <p class="quiet">{t("behind.note")}</p>
      <div class="tabs" role="tablist">
        {DOORS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`door-${one}`}
            aria-selected={one === door}
            aria-controls="door"
            onClick={() => setDoor(one)}
          >
            {t(`behind.${one}` as Word)}
          </button>
        ))}
      </div>
      <div id="door" role="tabpanel" aria-labelledby={`door-${door}`}>
        {text ? <Code text={text} /> : <p>{t("behind.cypher.none")}</p>}
        {door === "cypher" && text && <p class="quiet">{t("behind.cypher.current")}</p>}
      </div>
      <p>
        <a class="button" href={graphiqlLink(props)} target="_blank" rel="noopener">
          {t("behind.graphiql")}
        </a>
      </p>
    </Dialog>
  );
}

function Code({ text }: { text: string }) {
  const t = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(text).then(() => setCopied(true));
  return (
    <div class="code">
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <button type="button" class="button small" onClick={() => void copy()}>
        {t(copied ? "behind.copied" : "behind.copy")}
      </button>
    </div>
  );
}

function textOf(door: Door, { operation, variables, cypher, cli, library }: BehindProps): string {
  if (door === "cypher") return cypher ?? "";
  if (door === "cli") return cli;
  if (door === "python") return pythonFor(operation, variables, library);
  return `${operation.text}\n\n# variables\n${JSON.stringify(variables, null, 2).replace(/^/gm, "# ")}`;
}

function graphiqlLink({ operation, variables }: BehindProps): string {
  const asked = new URLSearchParams({ query: operation.text, variables: JSON.stringify(variables, null, 2) });
  return `/graphiql#${asked}`;
}
