import { useWords } from "../../i18n/translate";
import { Defined } from "../../ui/Defined";
import { day, share, whole } from "../../words/format";
import type { CommunityData } from "./CommunityView";

const [WIDE, HIGH] = [640, 150];

/** How much of what members retweet comes from members, week by week, beside chance. */
export function Echo({ community }: { community: CommunityData }) {
  const t = useWords();
  const weeks = [...community.echo].reverse();
  if (weeks.length === 0) return null;
  const step = (WIDE - 20) / weeks.length;
  const total = weeks.reduce((sum, week) => sum + week.retweets, 0);
  const inside = weeks.reduce((sum, week) => sum + week.inside, 0);
  const label = t("community.echo.sentence", { share: share(inside / total), n: whole(total) });
  return (
    <section class="card" aria-labelledby="echo">
      <h2 id="echo">
        <Defined of="Community.echo">{t("community.echo")}</Defined>
      </h2>
      <p>{label}</p>
      <svg class="echo" viewBox={`0 0 ${WIDE} ${HIGH + 18}`} role="img" aria-label={label}>
        {weeks.map((week, at) => (
          <g key={week.period}>
            <rect x={10 + at * step} y={HIGH * (1 - week.share)} width={Math.max(step - 3, 1)} height={HIGH * week.share} rx="2">
              <title>{`${day(week.period)}: ${share(week.share)}`}</title>
            </rect>
            <line x1={10 + at * step} x2={10 + (at + 1) * step - 3} y1={HIGH * (1 - week.expected)} y2={HIGH * (1 - week.expected)} />
          </g>
        ))}
        <text x="10" y={HIGH + 15}>
          {day(weeks[0]?.period ?? null)}
        </text>
        <text x={WIDE - 10} y={HIGH + 15} class="end">
          {day(weeks[weeks.length - 1]?.period ?? null)}
        </text>
      </svg>
      <details>
        <summary>{t("map.table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("community.week")}</th>
              <th scope="col" class="number">
                <Defined of="EchoPoint.retweets">{t("community.retweets")}</Defined>
              </th>
              <th scope="col" class="number">
                <Defined of="EchoPoint.share">{t("community.echo.inside")}</Defined>
              </th>
              <th scope="col" class="number">
                <Defined of="EchoPoint.expected">{t("community.chance")}</Defined>
              </th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.period}>
                <th scope="row">{day(week.period)}</th>
                <td class="number">{whole(week.retweets)}</td>
                <td class="number">{share(week.share)}</td>
                <td class="number">{share(week.expected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
