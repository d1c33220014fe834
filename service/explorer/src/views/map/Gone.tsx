/** A link's selection that this run does not have: says so by name, and where it was last seen. */
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { CommunityLife } from "../../operations/communityLife";
import { CommunityThen } from "../../operations/communityThen";
import { link } from "../../state/address";
import type { ViewProps } from "../../views";
import { moment } from "../../words/format";

export function Gone({ run, wanted }: { run: ViewProps["run"]; wanted: string }) {
  const t = useWords();
  if (wanted.startsWith("community:")) return <CommunityGone run={run} id={wanted.slice("community:".length)} />;
  const name = wanted.slice(wanted.indexOf("/") + 1);
  return <p class="notice warn">{t("map.gone.account", { name })}</p>;
}

export function CommunityGone({ run, id }: { run: ViewProps["run"]; id: string }) {
  const t = useWords();
  const life = useAnswer(CommunityLife, { id, layer: run.layer });
  const last = life.data?.communityTimeline.find((point) => point.size > 0) ?? null;
  const then = useAnswer(CommunityThen, last ? { id, run: last.run.runId } : null);
  if (life.loading || then.loading) return null;
  const name = then.data?.community?.label ?? id;
  return (
    <div class="notice warn" role="status">
      <p>{t("map.gone.community", { name })}</p>
      {last && (
        <p>
          <a href={link("communities", [id], { run: last.run.runId })}>
            {t("map.gone.last", { when: moment(last.run.finishedAt), n: last.size })}
          </a>
        </p>
      )}
    </div>
  );
}
