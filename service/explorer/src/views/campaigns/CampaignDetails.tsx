import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { Campaign as CampaignQuery, type CampaignResult } from "../../operations/campaign";
import { link } from "../../state/address";
import { language } from "../../state/preferences";
import { useStore } from "../../state/store";
import { Behind } from "../../ui/Behind";
import { ReportLink } from "../../ui/ReportLink";
import { Steps } from "../../ui/Steps";
import { Empty, Shown } from "../../ui/states";
import { day } from "../../words/format";
import { Carriers } from "./Carriers";
import { Cascades } from "./Cascades";
import { Cohorts } from "./Cohorts";
import { Effects } from "./Effects";
import { quoted } from "../../ui/shell";

export type CampaignData = NonNullable<CampaignResult["campaign"]>;
export type LedgerData = NonNullable<CampaignData["ledger"]>;

export function CampaignDetails({ name }: { name: string }) {
  const t = useWords();
  const variables = { name, language: useStore(language) === "id" ? ("ID" as const) : ("EN" as const) };
  const asked = useAnswer(CampaignQuery, variables);
  return (
    <article class="campaigns-view">
      <header class="view-head">
        <p>
          <a href={link("campaigns")}>{t("nav.campaigns")}</a>
        </p>
        <h1>{name}</h1>
      </header>
      <Shown asked={asked}>{({ campaign }) => (campaign ? <Found campaign={campaign} /> : <Empty title={t("campaigns.gone")} />)}</Shown>
      <Behind operation={CampaignQuery} variables={variables} cypher={CYPHER} cli={`tular campaign show ${quoted(name)}`} />
    </article>
  );
}

const CYPHER = `MATCH (c:Campaign {name: $name})
OPTIONAL MATCH (p:Post)-[:PART_OF]->(c)
RETURN c.verdict AS verdict, c.talkEffect AS talkEffect, c.talkEffectLow AS low, c.talkEffectHigh AS high,
  c.wordOfMouth AS wordOfMouth, count(p) AS posts`;

function Found({ campaign }: { campaign: CampaignData }) {
  const t = useWords();
  const { ledger } = campaign;
  const window = `${day(campaign.from)} – ${day(campaign.to)}`;
  if (!ledger) return <Empty title={t("campaigns.unmeasured")}>{t("campaigns.unmeasured.do")}</Empty>;
  const [verdict, ...why] = ledger.sentences;
  return (
    <>
      <p class="lead">
        <strong>{verdict}</strong>
      </p>
      <p class="quiet">
        {window} · {t("campaigns.belong", { n: campaign.postCount })}
      </p>
      <p class="actions">
        <ReportLink of={`campaign/${encodeURIComponent(campaign.name)}.html`} />
      </p>
      <ul class="verdicts">
        {why.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Effects effects={ledger.effects} />
      <Retweets ledger={ledger} moments={campaign.moments} />
      <Voice ledger={ledger} />
      <Carriers ledger={ledger} />
      <Cohorts cells={ledger.loyalty.cohorts} />
      <Cascades name={campaign.name} ledger={ledger} />
    </>
  );
}

function Retweets({ ledger, moments }: { ledger: LedgerData; moments: CampaignData["moments"] }) {
  const t = useWords();
  const steps = ledger.traffic.retweetsOverTime;
  const most = Math.max(0, ...steps.map((step) => step.retweets));
  return (
    <section class="card" aria-labelledby="retweets">
      <h2 id="retweets">{t("campaigns.retweets")}</h2>
      <Steps
        starts={steps.map((step) => step.start)}
        lines={[{ name: t("campaigns.retweets"), values: steps.map((step) => step.retweets) }]}
        during={ledger.periods.during}
        moments={moments}
        label={t("campaigns.retweets.label", { n: steps.length, most })}
      />
      <p class="note">{t("campaigns.retweets.note")}</p>
    </section>
  );
}

function Voice({ ledger }: { ledger: LedgerData }) {
  const t = useWords();
  const shares = ledger.awareness.shareOfVoice;
  const names = [...new Set(shares.map((each) => each.name))];
  if (names.length < 2) return null;
  const starts = [...new Set(shares.map((each) => each.start))].sort();
  const known = new Map(shares.map((each) => [`${each.name}\n${each.start}`, each.share ?? 0]));
  const lines = names.map((name) => ({ name, values: starts.map((start) => known.get(`${name}\n${start}`) ?? 0) }));
  return (
    <section class="card" aria-labelledby="voice">
      <h2 id="voice">{t("campaigns.voice")}</h2>
      <Steps starts={starts} lines={lines} during={ledger.periods.during} moments={[]} label={t("campaigns.voice.label", { names: names.join(", ") })} />
      <p class="note">{t("campaigns.voice.note")}</p>
    </section>
  );
}
