/** One community: its name, who leads it, its life, and what it exchanges with others. */
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { CommunityView as CommunityQuery, type CommunityViewResult } from "../../operations/community";
import { link, useAddress } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { Defined } from "../../ui/Defined";
import { Dot } from "../../ui/Dot";
import { AccountLink, Star } from "../../ui/links";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { Shown } from "../../ui/states";
import type { ViewProps } from "../../views";
import { leadingOf } from "../../words/choice";
import { decimal, score, share, whole } from "../../words/format";
import { Fact } from "../home/Summary";
import { CommunityGone } from "../map/Gone";
import { Bridges } from "./Bridges";
import { Echo } from "./Echo";
import { Flows } from "./Flows";
import { Life } from "./Life";
import { NameForm } from "./NameForm";
import { named } from "../../words/names";
import { quoted } from "../../ui/shell";

export type CommunityData = NonNullable<CommunityViewResult["community"]>;

export function CommunityView({ run, id }: { run: ViewProps["run"]; id: string }) {
  const { query } = useAddress();
  const measure = leadingOf(run.measures, query.measure);
  const variables = { run: run.runId, community: id, measure };
  const asked = useAnswer(CommunityQuery, variables);
  return (
    <article class="community-view">
      <Shown asked={asked}>
        {({ community }) =>
          community ? (
            <>
              <Head community={community} />
              <div class="columns">
                <Leaders community={community} measure={measure} />
                <div class="stack">
                  <Character community={community} />
                  <Life community={community} run={run} />
                </div>
              </div>
              <Flows community={community} />
              <div class="columns">
                <Bridges community={community} run={run} />
                <Overlap community={community} />
              </div>
              <Echo community={community} />
              <Behind operation={CommunityQuery} variables={variables} cypher={cypherOf(id)} cli={`tular community ${quoted(id)} --run ${run.runId}`} />
            </>
          ) : (
            <CommunityGone whole id={id} />
          )
        }
      </Shown>
    </article>
  );
}

function Head({ community }: { community: CommunityData }) {
  const t = useWords();
  return (
    <header class="view-head">
      <h1>
        <Dot colour={community.colour} /> {community.label}
      </h1>
      {community.sentence && <p class="lead">{community.sentence}</p>}
      <div class="actions">
        <a class="button" href={link("map", [], { sel: `community:${community.communityId}` })}>
          {t("account.map")}
        </a>
        <a class="button" href={link("rankings", [], { community: community.communityId })}>
          {t("community.ranking")}
        </a>
        <NameForm community={community} />
      </div>
    </header>
  );
}

function Leaders({ community, measure }: { community: CommunityData; measure: string }) {
  const t = useWords();
  const most = Math.max(...community.topInfluencers.map((edge) => Math.abs(edge.score)), 1e-12);
  return (
    <section class="card" aria-labelledby="leaders">
      <h2 id="leaders">{t("community.leaders")}</h2>
      <p class="quiet">
        <MeasureTerm measure={measure} start />
      </p>
      <ol class="ten">
        {community.topInfluencers.map(({ node, rank, score: value }, at) => (
          <li key={node.key}>
            <span class="place">{at + 1}</span>
            <span class="who">
              <AccountLink account={node} />
              <span class="note">{named("role", node.role)}</span>
            </span>
            <span class="value">
              <span class="amount">{score(value)}</span>
              <span class="bar" aria-hidden="true">
                <span style={{ width: `${(100 * Math.abs(value)) / most}%` }} />
              </span>
              <span class="note">{t("community.overall", { rank: whole(rank) })}</span>
            </span>
            <Star account={node} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Character({ community }: { community: CommunityData }) {
  const t = useWords();
  const facts: Array<[string, string, string]> = [
    ["Community.size", t("map.column.members"), whole(community.size)],
    ["Community.stability", t("community.stability"), share(community.stability)],
    ["Community.eiIndex", t("community.openness"), decimal(community.eiIndex)],
    ["Community.conductance", t("community.conductance"), decimal(community.conductance)],
    ["Community.density", t("community.density"), share(community.density, 1)],
    ["Community.audience", t("community.audience"), community.audience === null ? "–" : whole(community.audience)],
  ];
  return (
    <section class="card" aria-labelledby="character">
      <h2 id="character">{t("community.character")}</h2>
      <dl class="facts">
        {facts.map(([of, name, value]) => (
          <Fact key={of} of={of} name={name} value={value} />
        ))}
      </dl>
      {community.terms && community.terms.length > 0 && (
        <>
          <h3>
            <Defined of="Community.terms">{t("community.terms")}</Defined>
          </h3>
          <ul class="chips">
            {community.terms.map((term) => (
              <li key={term}>{term}</li>
            ))}
          </ul>
        </>
      )}
      {community.subcommunities.length > 0 && (
        <>
          <h3>
            <Defined of="Community.subcommunities">{t("community.inside")}</Defined>
          </h3>
          <ul class="chips">
            {community.subcommunities.map((part) => (
              <li key={part.communityId}>
                {part.label} <span class="note">{whole(part.size)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>
        <Defined of="Community.roles">{t("community.roles")}</Defined>
      </h3>
      <ul class="plain-list">
        {community.roles.map((one) => (
          <li key={one.role}>
            <span class="note">{whole(one.accounts)}</span> <Defined of={`Role.${one.role}`}>{named("role", one.role)}</Defined>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Overlap({ community }: { community: CommunityData }) {
  const t = useWords();
  if (community.audienceOverlap.length === 0) return null;
  return (
    <section class="card" aria-labelledby="overlap">
      <h2 id="overlap">
        <Defined of="Community.audienceOverlap">{t("community.overlap")}</Defined>
      </h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="overlap">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("column.community")}</th>
              <th scope="col" class="number">
                <Defined of="SharedAudience.shared">{t("community.shared")}</Defined>
              </th>
              <th scope="col" class="number">
                <Defined of="SharedAudience.jaccard">{t("community.jaccard")}</Defined>
              </th>
              <th scope="col" class="number">
                <Defined of="SharedAudience.expected">{t("community.chance")}</Defined>
              </th>
            </tr>
          </thead>
          <tbody>
            {community.audienceOverlap.map((one) => (
              <tr key={one.community.communityId}>
                <th scope="row">
                  <a href={link("communities", [one.community.communityId])}>{one.community.label}</a>
                </th>
                <td class="number">{whole(one.shared)}</td>
                <td class="number">{share(one.jaccard, 1)}</td>
                <td class="number">{share(one.expected, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function cypherOf(id: string): string {
  return [
    `MATCH (community:Community {id: '${id.replaceAll("'", "\\'")}'})-[:OF]->(:Run {current: true})`,
    "MATCH (account:Account)-[:IN_COMMUNITY]->(community)",
    "RETURN community.label AS community, account.handle AS handle, account.pagerank AS pagerank",
    "ORDER BY pagerank DESC LIMIT 10",
  ].join("\n");
}
