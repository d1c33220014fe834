/** A link's selection that this run does not have: says so by name, and where it was last seen. */
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { CommunityLife, type CommunityLifeResult } from "../../operations/communityLife";
import { CommunityThen } from "../../operations/communityThen";
import { link } from "../../state/address";
import { moment } from "../../words/format";

export function Gone({ wanted }: { wanted: string }) {
  const t = useWords();
  if (wanted.startsWith("community:")) return <CommunityGone id={wanted.slice("community:".length)} />;
  const name = wanted.slice(wanted.indexOf("/") + 1);
  return <p class="notice warn">{t("map.gone.account", { name })}</p>;
}

/** `whole`: it stands for the whole view. */
export function CommunityGone({ id, whole = false }: { id: string; whole?: boolean }) {
  const t = useWords();
  const life = useAnswer(CommunityLife, { id });
  const last = life.data && lastSeen(life.data);
  const then = useAnswer(CommunityThen, last ? { id, run: last.run.runId } : null);
  if (life.loading || then.loading) return null;
  const name = then.data?.community?.label ?? id;
  return (
    <div class="notice warn" role="status">
      {whole ? <h1 class="notice-title">{t("map.gone.community", { name })}</h1> : <p>{t("map.gone.community", { name })}</p>}
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

function lastSeen(life: CommunityLifeResult) {
  const points = Object.values(life).flat().filter((point) => point.size > 0);
  return points.sort((a, b) => b.run.finishedAt.localeCompare(a.run.finishedAt))[0] ?? null;
}
