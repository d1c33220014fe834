import { useWords } from "../../i18n/translate";
import { AccountLink, CommunityLink, Star } from "../../ui/links";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { Sparkline } from "../../ui/Sparkline";
import { Defined } from "../../ui/Defined";
import { compact, decimal, score, whole } from "../../words/format";
import { named } from "../../words/names";
import type { RankingEdge } from "./Rankings";
import type { Ranked } from "./state";

export function RankingTable({ edges, ranked, compared }: { edges: RankingEdge[]; ranked: Ranked; compared: { runId: string } | null }) {
  const t = useWords();
  const most = Math.max(...edges.map((edge) => Math.abs(edge.score)), 1e-12);
  const hasHistory = edges.some((edge) => edge.node.history.filter((point) => point.rank !== null).length > 1);
  return (
    <div class="scroll card" tabIndex={0} role="group" aria-label={t("nav.rankings")}>
      <table class="ranking">
        <thead>
          <tr>
            <th scope="col" class="number">
              {t("column.rank")}
            </th>
            <th scope="col">
              <span class="hidden">{t("nav.shortlist")}</span>
            </th>
            <th scope="col">{t("column.account")}</th>
            <th scope="col">{ranked.weights.length ? t("column.score") : <MeasureTerm measure={ranked.measure} start />}</th>
            <th scope="col" class="number">
              <MeasureTerm measure={ranked.beside} start />
            </th>
            <th scope="col" class="number">
              <Defined of="Account.followersCount">{t("column.stated")}</Defined>
            </th>
            <th scope="col">
              <Defined of="Account.role">{t("column.role")}</Defined>
            </th>
            {compared && <th scope="col">{t("column.change")}</th>}
            {hasHistory && <th scope="col">{t("column.history")}</th>}
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <Row key={edge.node.key} edge={edge} most={most} compared={compared !== null} hasHistory={hasHistory} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ edge, most, compared, hasHistory }: { edge: RankingEdge; most: number; compared: boolean; hasHistory: boolean }) {
  const { node } = edge;
  return (
    <tr>
      <td class="number place">{whole(edge.rank)}</td>
      <td>
        <Star account={node} />
      </td>
      <th scope="row">
        <span class="who">
          <AccountLink account={node} />
          <span class="where">
            <CommunityLink community={node.community} />
          </span>
        </span>
      </th>
      <td class="measured">
        <span class="amount">{score(edge.score)}</span>
        <span class="bar" aria-hidden="true">
          <span style={{ width: `${(100 * Math.abs(edge.score)) / most}%` }} />
        </span>
      </td>
      <td class="number">{score(node.beside)}</td>
      <td class="number">{node.followersCount === null ? "–" : compact(node.followersCount)}</td>
      <td class="note">{node.role ? named("role", node.role) : "–"}</td>
      {compared && <Change edge={edge} />}
      {hasHistory && <History edge={edge} />}
    </tr>
  );
}

function Change({ edge }: { edge: RankingEdge }) {
  const t = useWords();
  const by = edge.rankChange;
  if (by === null) return <td class="quiet">{t("column.change.new")}</td>;
  if (by === 0) return <td class="quiet">{t("rank.same")}</td>;
  return (
    <td class={`change ${by > 0 ? "up" : "down"}`}>
      <span aria-hidden="true">{by > 0 ? "▲ " : "▼ "}</span>
      {t(by > 0 ? "rank.up" : "rank.down", { n: Math.abs(by) })}
    </td>
  );
}

function History({ edge }: { edge: RankingEdge }) {
  const t = useWords();
  const ranks = edge.node.history.map((point) => point.rank).reverse();
  const label = t("column.history.label", { ranks: ranks.map((rank) => (rank === null ? "–" : decimal(rank, 0))).join(", ") });
  return (
    <td>
      <Sparkline values={ranks} low label={label} />
    </td>
  );
}
