/** Campaigns: which worked, which did not; and what one of them did, and why one says so. */
import { usePages } from "../../api/usePages";
import { useWords } from "../../i18n/translate";
import { Campaigns as CampaignsQuery } from "../../operations/campaigns";
import { link } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { Empty, Shown } from "../../ui/states";
import type { ViewProps } from "../../views";
import { day, whole } from "../../words/format";
import { CampaignDetails } from "./CampaignDetails";

export function CampaignsView({ parts }: ViewProps) {
  const [name] = parts;
  return name ? <CampaignDetails name={name} /> : <List />;
}

function List() {
  const t = useWords();
  const variables = { first: 50 };
  const { asked, edges, hasMore, more } = usePages(CampaignsQuery, variables, (data) => data.campaigns);
  return (
    <article class="campaigns-view">
      <header class="view-head">
        <h1>{t("nav.campaigns")}</h1>
        <p class="lead">{t("campaigns.lead")}</p>
      </header>
      <Shown asked={asked}>
        {() =>
          edges.length === 0 ? (
            <Empty title={t("campaigns.none")}>{t("campaigns.none.do")}</Empty>
          ) : (
            <>
              <div class="scroll card" tabIndex={0} role="group" aria-label={t("nav.campaigns")}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t("campaigns.name")}</th>
                      <th scope="col">{t("rankings.window")}</th>
                      <th scope="col">{t("campaigns.verdict")}</th>
                      <th scope="col" class="number">
                        {t("campaigns.posts")}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {edges.map(({ node }) => (
                      <tr key={node.name}>
                        <th scope="row">
                          <a href={link("campaigns", [node.name])}>{node.name}</a>
                        </th>
                        <td>
                          {day(node.from)} – {day(node.to)}
                        </td>
                        <td>{t(node.ledger ? `campaigns.verdict.${node.ledger.verdict}` : "campaigns.unmeasured")}</td>
                        <td class="number">{whole(node.postCount)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {hasMore && (
                <button type="button" class="button" onClick={more}>
                  {t("list.more")}
                </button>
              )}
            </>
          )
        }
      </Shown>
      <Behind operation={CampaignsQuery} variables={variables} cypher={CYPHER} cli="tular campaign list" />
    </article>
  );
}

const CYPHER = `MATCH (c:Campaign)
RETURN c.name AS name, c.verdict AS verdict, c.talkEffect AS talkEffect, c.reached AS reached, c.engaged AS engaged
ORDER BY name`;
