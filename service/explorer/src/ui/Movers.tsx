import { useWords } from "../i18n/translate";
import type { Named } from "../state/reference";
import { AccountLink, Star } from "./links";

type Edges = Array<{ rank: number; rankChange: number | null; node: Named }>;

/** Who rose or fell between two runs. */
export function Movers({ title, edges }: { title: string; edges: Edges }) {
  const t = useWords();
  const moved = edges.filter((edge) => edge.rankChange);
  return (
    <div>
      <h3>{title}</h3>
      {moved.length === 0 && <p class="quiet">{t("runs.nobody")}</p>}
      <ol class="movers-list">
        {moved.map(({ node, rank, rankChange }) => (
          <li key={node.key}>
            <AccountLink account={node} />
            <span class={`change ${(rankChange ?? 0) > 0 ? "up" : "down"}`}>
              {t((rankChange ?? 0) > 0 ? "rank.up" : "rank.down", { n: Math.abs(rankChange ?? 0) })}
            </span>
            <span class="note">{t("rank.of", { rank })}</span>
            <Star account={node} />
          </li>
        ))}
      </ol>
    </div>
  );
}
