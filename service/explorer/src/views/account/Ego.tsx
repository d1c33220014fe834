/** Those around an account, in a ring by community, and how they are related; the list beside says the same. */
import { useWords } from "../../i18n/translate";
import { go } from "../../state/address";
import { called } from "../../state/reference";
import { safeColour } from "../../ui/Dot";
import { Defined } from "../../ui/Defined";
import { AccountLink, CommunityLink, Star, accountLink } from "../../ui/links";
import type { AccountData } from "./AccountView";

type EgoData = NonNullable<AccountData["egoNetwork"]>;
const SIDE = 520;
const RING = 160;

export function Ego({ account, ego }: { account: AccountData; ego: EgoData }) {
  const t = useWords();
  if (ego.accounts.length === 0) return null;
  const ring = [...ego.accounts].sort((a, b) => (a.community?.label ?? "").localeCompare(b.community?.label ?? ""));
  const communities = new Map(ego.accounts.flatMap((one) => (one.community ? [[one.community.communityId, one.community]] : [])));
  return (
    <section class="card ego" aria-labelledby="ego">
      <h2 id="ego">{t("account.ego")}</h2>
      <p class="quiet">
        <Defined of="Account.egoNetwork">{t("account.ego.count", { n: ego.neighbourCount })}</Defined>
        {ego.truncated && ` ${t("account.ego.some", { n: ego.accounts.length })}`}
      </p>
      <div class="columns">
        <Ring account={account} ring={ring} ego={ego} />
        <div>
          <h3>{t("account.ego.communities", { n: communities.size })}</h3>
          <ul class="chips">
            {[...communities.values()].map((one) => (
              <li key={one.communityId}>
                <CommunityLink community={one} />
              </li>
            ))}
          </ul>
          <ol class="neighbours">
            {ego.accounts.slice(0, 12).map((one) => (
              <li key={one.key}>
                <AccountLink account={one} /> <span class="note">{relationWords(account.key, one.key, ego, t)}</span> <Star account={one} />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}

function Ring({ account, ring, ego }: { account: AccountData; ring: EgoData["accounts"]; ego: EgoData }) {
  const t = useWords();
  const centre = { x: SIDE / 2, y: SIDE / 2 };
  const places = new Map(ring.map((one, at) => [one.key, around(centre, at / ring.length)]));
  places.set(account.key, centre);
  return (
    <svg class="ring" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={t("account.ego.label", { name: called(account), n: ring.length })}>
      {ego.relations.map((one, at) => {
        const [from, to] = [places.get(one.source.key), places.get(one.target.key)];
        const own = one.source.key === account.key || one.target.key === account.key;
        return from && to && <line key={at} class={own ? "own" : undefined} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
      })}
      {ring.map((one, at) => {
        const place = places.get(one.key) ?? centre;
        return (
          <g key={one.key} class="near" onClick={() => go(accountLink(one))}>
            <circle cx={place.x} cy={place.y} r="6" fill={safeColour(one.community?.colour)} />
            <Name text={called(one)} turn={at / ring.length} centre={centre} />
          </g>
        );
      })}
      <circle class="centre" cx={centre.x} cy={centre.y} r="10" fill={safeColour(account.community?.colour)} />
    </svg>
  );
}

function Name({ text, turn, centre }: { text: string; turn: number; centre: { x: number; y: number } }) {
  const degrees = turn * 360 - 90;
  const left = degrees > 90 && degrees < 270;
  const place = around(centre, turn, RING + 11);
  const short = text.length > 13 ? `${text.slice(0, 12)}…` : text;
  return (
    <text x={place.x} y={place.y} text-anchor={left ? "end" : "start"} dy="0.35em" transform={`rotate(${left ? degrees + 180 : degrees} ${place.x} ${place.y})`}>
      {short}
    </text>
  );
}

function around(centre: { x: number; y: number }, turn: number, radius = RING) {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
}

function relationWords(own: string, other: string, ego: EgoData, t: ReturnType<typeof useWords>): string {
  const out = ego.relations.some((one) => one.source.key === own && one.target.key === other);
  const back = ego.relations.some((one) => one.source.key === other && one.target.key === own);
  if (out && back) return t("account.ego.both");
  return t(out ? "account.ego.out" : "account.ego.in");
}
