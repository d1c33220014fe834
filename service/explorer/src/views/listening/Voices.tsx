import { useWords } from "../../i18n/translate";
import { Defined } from "../../ui/Defined";
import { Star } from "../../ui/links";
import { Who } from "../../ui/Who";
import { share, whole } from "../../words/format";
import type { Heard } from "./ListeningView";

/** Whose words those are that were heard. */
export function Voices({ voices }: { voices: Heard["voices"] }) {
  const t = useWords();
  return (
    <section class="card" aria-labelledby="voices">
      <h2 id="voices">
        <Defined of="Voice.share">{t("listening.voices")}</Defined>
      </h2>
      {voices.length === 0 && <p class="quiet">{t("listening.nobody")}</p>}
      <ol class="flow-list">
        {voices.map((voice) => (
          <li key={voice.accountKey}>
            <Who account={voice.account} name={voice.accountKey} /> {voice.account && <Star account={voice.account} />}
            <span class="bar" aria-hidden="true">
              <span style={{ width: `${(100 * voice.posts) / Math.max(1, voices[0]?.posts ?? 1)}%` }} />
            </span>
            <span class="note">
              {t("listening.posts", { n: voice.posts })} · {share(voice.share, 1)}
            </span>
          </li>
        ))}
      </ol>
      <p class="note">{t("listening.voices.note", { n: whole(voices.length) })}</p>
    </section>
  );
}
