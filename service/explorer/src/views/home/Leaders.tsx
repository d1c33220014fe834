import { useWords } from "../../i18n/translate";
import type { Measure } from "../../operations/values";
import { isCarrying } from "../../words/choice";
import type { OverviewResult } from "../../operations/overview";
import { change, link } from "../../state/address";
import { AccountLink, CommunityLink, Star } from "../../ui/links";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { viewOf, type ViewProps } from "../../views";
import { score } from "../../words/format";
import { capital, measureName } from "../../words/names";

interface LeadersProps {
  data: OverviewResult;
  run: ViewProps["run"];
  measure: Measure;
  audience: Measure;
}

/** Ten who lead beside ten with the biggest audience: they are seldom the same. */
export function Leaders({ data, run, measure, audience }: LeadersProps) {
  const t = useWords();
  const carrying = new Set(data.leading.edges.map((edge) => edge.node.key));
  const both = data.watched.edges.filter((edge) => carrying.has(edge.node.key));
  const bothKeys = new Set(both.map((edge) => edge.node.key));
  return (
    <section class="leaders">
      <div class="columns">
        <div class="card">
          <header>
            <h2>{t(isCarrying(measure) ? "home.carrying" : "home.leading")}</h2>
            <label class="inline">
              <span class="hidden">{t("home.by")}</span>
              <select value={measure} onChange={(event) => change({ measure: event.currentTarget.value })}>
                {run.measures.map((one) => (
                  <option key={one} value={one}>
                    {capital(measureName(one))}
                  </option>
                ))}
              </select>
            </label>
          </header>
          <p class="quiet">
            <Note word="home.leading.note" measure={measure} />
          </p>
          <Ten edges={data.leading.edges} otherMeasure={audience} both={bothKeys} />
        </div>
        <div class="card">
          <header>
            <h2>{t("home.watched")}</h2>
          </header>
          <p class="quiet">
            <Note word="home.watched.note" measure={audience} />
          </p>
          <Ten edges={data.watched.edges} otherMeasure={measure} both={bothKeys} />
        </div>
      </div>
      <p class="after">
        {both.length ? t("home.both", { n: both.length }) : t("home.both.none")}{" "}
        {viewOf("rankings") && <a href={link("rankings", [], { measure })}>{t("home.all")}</a>}
      </p>
    </section>
  );
}

/** A sentence with the measure's name as a word that can be looked up. */
function Note({ word, measure }: { word: "home.leading.note" | "home.watched.note"; measure: string }) {
  const t = useWords();
  const [before, after] = t(word, { measure: "\u0000" }).split("\u0000");
  return (
    <>
      {before}
      <MeasureTerm measure={measure} />
      {after}
    </>
  );
}

type Edge = OverviewResult["leading"]["edges"][number];

function Ten({ edges, otherMeasure, both }: { edges: Edge[]; otherMeasure: string; both: ReadonlySet<string> }) {
  const t = useWords();
  const most = Math.max(...edges.map((edge) => Math.abs(edge.score)), 1e-12);
  return (
    <ol class="ten">
      {edges.map(({ rank, score: value, node }) => (
        <li key={node.key} class={both.has(node.key) ? "both" : undefined}>
          <span class="place">{rank}</span>
          <span class="who">
            <AccountLink account={node} />
            <span class="where">
              <CommunityLink community={node.community} />
            </span>
          </span>
          <span class="value">
            <span class="amount">{score(value)}</span>
            <span class="bar" aria-hidden="true">
              <span style={{ width: `${(100 * Math.abs(value)) / most}%` }} />
            </span>
            <span class="note">{t("home.other", { rank: node.other ?? "–", measure: measureName(otherMeasure) })}</span>
          </span>
          <Star account={node} />
        </li>
      ))}
    </ol>
  );
}
