import { useWords } from "../../i18n/translate";
import { language } from "../../state/preferences";
import { Defined } from "../../ui/Defined";
import { whole } from "../../words/format";

interface RhythmData {
  zone: string;
  posts: number;
  hours: Array<Array<number>>;
}

/** When it posts: days by hours, darker for more. */
export function Week({ rhythm }: { rhythm: RhythmData }) {
  const t = useWords();
  const most = Math.max(...rhythm.hours.flat(), 1);
  const days = dayNames();
  return (
    <section class="card" aria-labelledby="rhythm">
      <h2 id="rhythm">
        <Defined of="Account.rhythm">{t("account.rhythm")}</Defined>
      </h2>
      <p class="quiet">{busiest(rhythm, days, t)}</p>
      <svg class="week" viewBox="0 0 270 92" role="img" aria-label={busiest(rhythm, days, t)}>
        {rhythm.hours.map((hours, row) => (
          <g key={row}>
            <text x="0" y={row * 11 + 9}>
              {days[row]}
            </text>
            {hours.map((count, hour) => (
              <rect key={hour} x={28 + hour * 10} y={row * 11} width="9" height="10" rx="2" fill-opacity={count ? 0.15 + (0.85 * count) / most : 0.05} />
            ))}
          </g>
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} x={28 + hour * 10} y="89">
            {hour}:00
          </text>
        ))}
      </svg>
    </section>
  );
}

function dayNames(): string[] {
  const format = new Intl.DateTimeFormat(language.value, { weekday: "short", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, at) => format.format(new Date(Date.UTC(2024, 0, 1 + at))));
}

function busiest({ hours, posts, zone }: RhythmData, days: string[], t: ReturnType<typeof useWords>): string {
  let best = { day: 0, hour: 0, count: -1 };
  hours.forEach((row, day) =>
    row.forEach((count, hour) => {
      if (count > best.count) best = { day, hour, count };
    }),
  );
  return t("account.rhythm.busiest", { posts: whole(posts), day: days[best.day] ?? "", hour: `${best.hour}:00`, zone });
}
