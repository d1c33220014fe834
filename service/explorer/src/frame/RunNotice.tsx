import { renew } from "../api/answers";
import { useWords } from "../i18n/translate";
import { change } from "../state/address";
import type { RunFacts } from "../views";
import { moment } from "../words/format";

/** Says when what is shown is not the newest. */
export function RunNotice({ run, chosen, newer }: { run: RunFacts; chosen: boolean; newer: boolean }) {
  const t = useWords();
  if (chosen && !run.current) {
    return (
      <p class="strip">
        {t("state.older", { when: moment(run.finishedAt) })}{" "}
        <button type="button" class="button small" onClick={() => change({ run: "" })}>
          {t("state.older.do")}
        </button>
      </p>
    );
  }
  if (!newer) return null;
  return (
    <p class="strip" role="status">
      {t("state.newer")}{" "}
      <button type="button" class="button small" onClick={renew}>
        {t("state.newer.do")}
      </button>
    </p>
  );
}
