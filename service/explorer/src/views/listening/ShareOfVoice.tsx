import { useWords } from "../../i18n/translate";
import { useAddress } from "../../state/address";
import { Defined } from "../../ui/Defined";
import { Steps } from "../../ui/Steps";
import { day, share, whole } from "../../words/format";
import type { Heard } from "./ListeningView";
import { stepOf } from "./state";

type Subjects = NonNullable<Heard["shareOfVoice"]>;

/** How loud some subjects are beside each other, in all and over time. */
export function ShareOfVoice({ heard, subjects }: { heard: Heard; subjects: Subjects }) {
  const t = useWords();
  const { query } = useAddress();
  const length = Number(stepOf(query)) * 3_600_000;
  const starts = (subjects[0]?.steps ?? []).map((_, at) => new Date(Date.parse(heard.from) + at * length).toISOString());
  const lines = subjects.map((one) => ({ name: one.subject, values: one.steps }));
  return (
    <section class="card" aria-labelledby="share-of-voice">
      <h2 id="share-of-voice">
        <Defined of="SubjectVoice.share">{t("campaigns.voice")}</Defined>
      </h2>
      <Steps starts={starts} lines={lines} moments={[]} label={t("listening.voice.label", { names: lines.map((one) => one.name).join(", ") })} />
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="share-of-voice">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("listening.subject")}</th>
              <th scope="col" class="number">
                {t("campaigns.posts")}
              </th>
              <th scope="col" class="number">
                {t("fact.accounts")}
              </th>
              <th scope="col" class="number">
                {t("campaigns.voice")}
              </th>
              <th scope="col">{t("listening.loudest")}</th>
            </tr>
          </thead>
          <tbody>
            {subjects.map((one) => (
              <tr key={one.subject}>
                <th scope="row">{one.subject}</th>
                <td class="number">{whole(one.posts)}</td>
                <td class="number">{whole(one.accounts)}</td>
                <td class="number">{share(one.share, 1)}</td>
                <td>{one.posts > 0 ? day(starts[one.steps.indexOf(Math.max(...one.steps))] ?? null) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
