import { useWords } from "../../i18n/translate";
import { link, useAddress } from "../../state/address";
import { Defined } from "../../ui/Defined";
import { Who } from "../../ui/Who";
import { day, decimal, share, whole } from "../../words/format";
import type { Heard } from "./ListeningView";
import { signed } from "./state";

type Burst = Heard["rising"][number];

/** A topic with all of its bursts. */
interface Topic {
  name: string;
  kind: Burst["kind"];
  bursts: Burst[];
}

const MOST_ROWS = 12;

/** Topics in a burst: when, how far beyond the usual, who was first, whose posts carried it. */
export function Rising({ heard }: { heard: Heard }) {
  const t = useWords();
  const topics = topicsOf(heard.rising).slice(0, MOST_ROWS);
  return (
    <section class="card" aria-labelledby="rising">
      <h2 id="rising">
        <Defined of="Listening.rising">{t("listening.rising")}</Defined>
      </h2>
      {topics.length === 0 ? (
        <p class="quiet">{t("listening.rising.none")}</p>
      ) : (
        <>
          <Bursts heard={heard} topics={topics} />
          <Topics topics={topics} />
          <p class="note">{t("listening.rising.note")}</p>
        </>
      )}
    </section>
  );
}

function topicsOf(bursts: readonly Burst[]): Topic[] {
  const topics = new Map<string, Topic>();
  for (const burst of bursts) {
    const name = signed(burst.kind, burst.topic);
    const topic = topics.get(`${burst.kind} ${name}`) ?? { name, kind: burst.kind, bursts: [] };
    topic.bursts.push(burst);
    topics.set(`${burst.kind} ${name}`, topic);
  }
  return [...topics.values()];
}

/** Each burst as a bar on the window's time; full where it is more than chance. */
function Bursts({ heard, topics }: { heard: Heard; topics: readonly Topic[] }) {
  const t = useWords();
  const [start, end] = [Date.parse(heard.from), Date.parse(heard.to)];
  const percent = (span: number) => `${(100 * span) / Math.max(1, end - start)}%`;
  return (
    <div class="bursts" role="img" aria-label={t("listening.rising.label", { n: topics.length, names: topics.map((one) => one.name).join(", ") })}>
      {topics.map((topic) => (
        <div key={`${topic.kind} ${topic.name}`}>
          <span class="topic">{topic.name}</span>
          <span class="time">
            {topic.bursts.map((burst) => (
              <i
                key={burst.start}
                class={burst.beyondChance ? "sure" : undefined}
                style={{ left: percent(Date.parse(burst.start) - start), width: percent(Date.parse(burst.end) - Date.parse(burst.start)) }}
              />
            ))}
          </span>
        </div>
      ))}
      <div class="note">
        <span />
        <span class="ends">
          <span>{day(heard.from)}</span>
          <span>{day(heard.to)}</span>
        </span>
      </div>
    </div>
  );
}

function Topics({ topics }: { topics: readonly Topic[] }) {
  const t = useWords();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-labelledby="rising">
      <table class="topics">
        <thead>
          <tr>
            <th scope="col">{t("listening.topic")}</th>
            <th scope="col">
              <Defined of="RisingTopic.lift">{t("listening.when")}</Defined>
            </th>
            <th scope="col">
              <Defined of="RisingTopic.starters">{t("listening.starters")}</Defined>
            </th>
            <th scope="col">
              <Defined of="RisingTopic.amplifiers">{t("listening.amplifiers")}</Defined>
            </th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <Line key={`${topic.kind} ${topic.name}`} topic={topic} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ topic: { name, kind, bursts } }: { topic: Topic }) {
  const { query } = useAddress();
  const [strongest] = bursts;
  return (
    <tr>
      <th scope="row">{kind === "LINK" ? name : <a href={link("listening", [], { ...query, about: name, watch: "" })}>{name}</a>}</th>
      <td>
        <ul class="plain-list when">
          {bursts.map((burst) => (
            <Time key={burst.start} burst={burst} />
          ))}
        </ul>
      </td>
      <td>
        <ul class="plain-list">
          {strongest?.starters.map((one) => (
            <li key={one.accountKey}>
              <Who account={one.account} name={one.accountKey} short /> <span class="note">{day(one.at)}</span>
            </li>
          ))}
        </ul>
      </td>
      <td>
        <ul class="plain-list">
          {strongest?.amplifiers.map((one) => (
            <li key={one.accountKey}>
              <Who account={one.account} name={one.accountKey} short /> <span class="note">{share(one.share)}</span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Time({ burst }: { burst: Burst }) {
  const t = useWords();
  const told = { n: burst.used, heard: whole(burst.heard), times: decimal(burst.lift, 1) };
  return (
    <li>
      {day(burst.start)} – {day(burst.end)} {burst.beyondChance && <span class="tag">{t("listening.chance")}</span>}
      <span class="note">{t("listening.used", told)}</span>
    </li>
  );
}
