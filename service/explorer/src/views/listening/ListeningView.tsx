/** What is talked about: what rises, who starts it and makes it big, who speaks, what is asked and complained of. */
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { Listening as ListeningQuery, type ListeningResult } from "../../operations/listening";
import { useAddress } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { Shown } from "../../ui/states";
import type { ViewProps } from "../../views";
import { day, whole } from "../../words/format";
import { Asked } from "./Asked";
import { Choices } from "./Choices";
import { Rising } from "./Rising";
import { ShareOfVoice } from "./ShareOfVoice";
import { Together } from "./Together";
import { Voices } from "./Voices";
import { WatchedLists } from "./WatchedLists";
import { commandOf, variablesOf } from "./state";

export type Heard = ListeningResult["listening"];

export function ListeningView({ run }: ViewProps) {
  const t = useWords();
  const { query } = useAddress();
  const variables = variablesOf(query);
  const asked = useAnswer(ListeningQuery, variables);
  const heard = asked.data?.listening ?? null;
  return (
    <article class="listening">
      <header class="view-head">
        <h1>{t("nav.listening")}</h1>
        <p class="lead">{t("listening.lead")}</p>
      </header>
      <Choices run={run} />
      <WatchedLists heardUntil={heard?.to ?? null} />
      <Shown asked={asked}>{({ listening }) => <Found heard={listening} />}</Shown>
      <Behind operation={ListeningQuery} variables={variables} cypher={CYPHER} cli={commandOf(query)} />
    </article>
  );
}

const CYPHER = `MATCH (a:Account)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag)
WHERE p.at >= datetime() - duration({days: 28})
RETURN h.tag AS hashtag, date.truncate("week", date(p.at)) AS week, count(p) AS posts, count(DISTINCT a) AS accounts
ORDER BY posts DESC LIMIT 50`;

function Found({ heard }: { heard: Heard }) {
  const t = useWords();
  return (
    <>
      <p class="lead">
        {t("listening.heard", { n: heard.posts, accounts: whole(heard.accounts), from: day(heard.from), to: day(heard.to) })}{" "}
        {heard.truncated && t("listening.truncated")}
      </p>
      <Rising heard={heard} />
      {heard.shareOfVoice && <ShareOfVoice heard={heard} subjects={heard.shareOfVoice} />}
      <div class="columns">
        <Voices voices={heard.voices} />
        <Together pairs={heard.together} />
      </div>
      <div class="columns">
        <Asked title="listening.questions" posts={heard.questions} />
        <Asked title="listening.complaints" posts={heard.complaints} />
      </div>
    </>
  );
}
