import { useWords } from "../../i18n/translate";
import type { Scene } from "../../map/scene";
import { restWords, strongestTies } from "../../map/sentence";
import { REST, accountNode, communityNode, type MapCommunity, type MapMember, type MapModel, type MapRest } from "../../map/types";
import { change, link } from "../../state/address";
import { AccountLink, CommunityLink, Star, accountLink, communityLink } from "../../ui/links";
import type { ViewProps } from "../../views";
import { decimal, whole } from "../../words/format";
import { measureName, named } from "../../words/names";

interface SelectedProps {
  run: ViewProps["run"];
  model: MapModel;
  node: string | null;
  /** Selected, not only hovered. */
  pinned: boolean;
  measure: string;
  scene: { current: Scene | null };
}

export function Selected({ model, node, pinned, measure, scene }: SelectedProps) {
  const t = useWords();
  const community = model.communities.find((one) => communityNode(one.id) === node);
  const member = model.members.find((one) => accountNode(one.key) === node);
  const rest = node === REST ? model.rest : null;
  if (!community && !member && !rest) return null;
  return (
    <section class="selected card" aria-label={rest ? t("map.rest.name") : (community?.label ?? member?.handle ?? undefined)}>
      {pinned && (
        <button type="button" class="icon close" aria-label={t("map.selected.close")} onClick={() => change({ sel: "" })}>
          ✕
        </button>
      )}
      {community && <CommunityCard community={community} model={model} pinned={pinned} scene={scene} />}
      {rest && <RestCard rest={rest} pinned={pinned} />}
      {member && <MemberCard member={member} model={model} measure={measure} pinned={pinned} />}
    </section>
  );
}

function CommunityCard({ community, model, pinned, scene }: { community: MapCommunity; model: MapModel; pinned: boolean; scene: SelectedProps["scene"] }) {
  const t = useWords();
  const named = new Map(model.communities.map((one) => [one.id, one]));
  const ties = strongestTies(community.id, model.flows).slice(0, 3);
  return (
    <>
      <h2>
        <CommunityLink community={{ ...community, communityId: community.id }} />
      </h2>
      <p>{t("community.members", { n: community.size })}</p>
      {ties.length > 0 && (
        <ul class="plain-list">
          {ties.map((tie) => (
            <li key={tie.other}>
              {named.get(tie.other)?.label} <span class="note">{decimal(tie.times, 1)}×</span>
            </li>
          ))}
        </ul>
      )}
      {pinned && (
        <p class="actions">
          <button type="button" class="button" onClick={() => scene.current?.approach(community, community.radius)}>
            {t("map.zoom.in")}
          </button>
          <a class="button main" href={communityLink(community.id)}>
            {t("map.selected.open")}
          </a>
        </p>
      )}
    </>
  );
}

function RestCard({ rest, pinned }: { rest: MapRest; pinned: boolean }) {
  const t = useWords();
  return (
    <>
      <h2>{t("map.rest.name")}</h2>
      <p>{restWords(rest)}</p>
      {pinned && (
        <p class="actions">
          <a class="button main" href={link("communities")}>
            {t("map.rest.all")}
          </a>
        </p>
      )}
    </>
  );
}

function MemberCard({ member, model, measure, pinned }: { member: MapMember; model: MapModel; measure: string; pinned: boolean }) {
  const t = useWords();
  const home = model.communities.find((one) => one.id === member.community);
  return (
    <>
      <h2>
        <AccountLink account={member} /> <Star account={member} />
      </h2>
      {home && <CommunityLink community={{ ...home, communityId: home.id }} />}
      <p class="note">
        {member.rank > 0 && t("home.other", { rank: whole(member.rank), measure: measureName(measure) })}
        {member.role && ` · ${named("role", member.role)}`}
      </p>
      {pinned && (
        <p class="actions">
          <a class="button main" href={accountLink(member)}>
            {t("map.selected.open")}
          </a>
        </p>
      )}
    </>
  );
}
