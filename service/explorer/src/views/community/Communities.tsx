/** All communities, largest first. */
import { usePages } from "../../api/usePages";
import { useWords } from "../../i18n/translate";
import { CommunityList } from "../../operations/communities";
import { change, useAddress } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { Defined } from "../../ui/Defined";
import { AccountLink, CommunityLink } from "../../ui/links";
import { Empty, Shown } from "../../ui/states";
import type { ViewProps } from "../../views";
import { leadingOf } from "../../words/choice";
import { share, whole } from "../../words/format";
import { CommunityView } from "./CommunityView";

export function Communities({ run, parts }: ViewProps) {
  const [id] = parts;
  return id ? <CommunityView run={run} id={id} /> : <List run={run} />;
}

function List({ run }: { run: ViewProps["run"] }) {
  const t = useWords();
  const { query } = useAddress();
  const filter = query.text ? { text: query.text } : null;
  const variables = { run: run.runId, filter, first: 50, measure: leadingOf(run.measures, query.measure) };
  const { asked, edges, hasMore, more } = usePages(CommunityList, variables, (data) => data.communities);
  return (
    <article class="community-view">
      <header class="view-head">
        <h1>{t("nav.communities")}</h1>
        <p class="lead">{t("communities.total", { n: run.communityCount })}</p>
      </header>
      <label class="field">
        <span>{t("communities.filter")}</span>
        <input type="text" value={query.text ?? ""} onInput={(event) => change({ text: event.currentTarget.value }, true)} />
      </label>
      <Shown asked={asked}>
        {() =>
          edges.length === 0 ? (
            <Empty title={t("state.nothing")}>{t("state.nothing.do")}</Empty>
          ) : (
            <div class="scroll card" tabIndex={0} role="group" aria-label={t("nav.communities")}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("column.community")}</th>
                    <th scope="col" class="number">
                      <Defined of="Community.size">{t("map.column.members")}</Defined>
                    </th>
                    <th scope="col">{t("community.leaders")}</th>
                    <th scope="col" class="number">
                      <Defined of="Community.stability">{t("community.stability")}</Defined>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {edges.map(({ node }) => (
                    <tr key={node.communityId}>
                      <th scope="row">
                        <CommunityLink community={node} />
                      </th>
                      <td class="number">{whole(node.size)}</td>
                      <td>
                        {node.topInfluencers.map((edge, at) => (
                          <span key={edge.node.key}>
                            {at > 0 && ", "}
                            <AccountLink account={{ ...edge.node, name: null }} />
                          </span>
                        ))}
                      </td>
                      <td class="number">{share(node.stability)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
      {hasMore && (
        <button type="button" class="button" onClick={more}>
          {t("list.more")}
        </button>
      )}
      <Behind operation={CommunityList} variables={variables} cypher={CYPHER} cli="tular communities" />
    </article>
  );
}

const CYPHER = `MATCH (community:Community)-[:OF]->(:Run {current: true})
RETURN community.id AS id, community.label AS label, community.size AS size
ORDER BY size DESC`;
