import { useWords } from "../../i18n/translate";
import { Defined } from "../../ui/Defined";
import { decimal, whole } from "../../words/format";
import type { Heard } from "./ListeningView";

/** Hashtags that are used in the same posts more often than chance gives. */
export function Together({ pairs }: { pairs: Heard["together"] }) {
  const t = useWords();
  return (
    <section class="card" aria-labelledby="together">
      <h2 id="together">{t("listening.together")}</h2>
      {pairs.length === 0 ? (
        <p class="quiet">{t("listening.together.none")}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="group" aria-labelledby="together">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("listening.topic")}</th>
                <th scope="col">{t("listening.with")}</th>
                <th scope="col" class="number">
                  <Defined of="TopicsTogether.together">{t("campaigns.posts")}</Defined>
                </th>
                <th scope="col" class="number">
                  <Defined of="TopicsTogether.lift">{t("listening.times")}</Defined>
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={`${pair.first} ${pair.second}`}>
                  <th scope="row">{pair.first}</th>
                  <td>{pair.second}</td>
                  <td class="number">{whole(pair.together)}</td>
                  <td class="number">{decimal(pair.lift, 1)}×</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
