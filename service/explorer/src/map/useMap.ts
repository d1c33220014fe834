/** All that the map shows of a run: its communities, who is near, and who is around the selected account. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useAnswer, type Asked } from "../api/useAnswer";
import { MapAccount, type MapAccountResult } from "../operations/mapAccount";
import { MapOverview, type MapOverviewResult } from "../operations/map";
import { argumentsOf } from "../state/reference";
import { opened as openedIn, type Opened, type View } from "./detail";
import { memberOf, NearMembers } from "./members";
import type { MapCommunity, MapFlow, MapMember, MapModel, MapRest } from "./types";

export interface MapState {
  asked: Asked<MapOverviewResult>;
  account: Asked<MapAccountResult>;
  model: MapModel | null;
  open: ReadonlySet<string>;
  look(view: View): void;
}

export function useMap(run: string, measure: string, account: string | null): MapState {
  const asked = useAnswer(MapOverview, { run });
  const around = useAnswer(
    MapAccount,
    account === null ? null : { run, measure: measure as "PAGERANK", ...argumentsOf(account) },
  );
  const [, redraw] = useState(0);
  const near = useMemo(() => new NearMembers(run, measure, () => redraw((count) => count + 1)), [run, measure]);
  const [opened, setOpened] = useState<Opened[]>([]);
  const communities = useMemo(() => communitiesOf(asked.data), [asked.data]);
  const seen = useRef<View | null>(null);
  const look = (view: View) => {
    seen.current = view;
    setOpened((before) => {
      const now = openedIn(communities, view);
      return sameOpened(before, now) ? before : now;
    });
  };
  useEffect(() => {
    if (seen.current) look(seen.current);
  }, [communities]);
  useEffect(() => near.want(opened), [near, opened]);

  const members = near.members(opened);
  const parts = near.parts(opened);
  const relations = near.relations(opened);
  const model = useMemo(
    () =>
      asked.data && {
        communities,
        rest: restOf(asked.data),
        flows: flowsOf(asked.data),
        parts: tellingApart(parts, communities),
        ...withNeighbours(members, relations, around.data),
      },
    [asked.data, communities, members.length, members[0], parts.length, relations.length, opened, around.data],
  );
  return { asked, account: around, model, open: new Set(opened.map((one) => one.id)), look };
}

/** The communities and flows of a run, without anybody near. */
export function modelOf(data: MapOverviewResult): MapModel {
  return { communities: communitiesOf(data), rest: restOf(data), flows: flowsOf(data), parts: [], members: [], relations: [] };
}

function communitiesOf(data: MapOverviewResult | null): MapCommunity[] {
  return (data?.communityMap.communities ?? []).map(({ communityId, ...one }) => ({ ...one, id: communityId }));
}

function restOf(data: MapOverviewResult): MapRest | null {
  const { rest } = data.communityMap;
  return rest.radius > 0 ? rest : null;
}

function flowsOf(data: MapOverviewResult): MapFlow[] {
  return data.communityMap.flows.map(({ source, target, weight, expected }) => ({
    source: source.communityId,
    target: target.communityId,
    weight,
    expected,
  }));
}

/** Names of parts help only where the parts lie apart. */
function tellingApart(parts: MapModel["parts"], communities: readonly MapCommunity[]): MapModel["parts"] {
  const radius = new Map(communities.map((one) => [one.id, one.radius]));
  return parts.filter((part) => part.radius < 0.6 * (radius.get(part.parent) ?? 0));
}

function withNeighbours(members: MapMember[], among: MapModel["relations"], data: MapAccountResult | null): Pick<MapModel, "members" | "relations"> {
  const account = data?.account;
  if (!account?.egoNetwork) return { members, relations: among };
  const there = new Set(members.map((member) => member.key));
  const others = [account, ...account.egoNetwork.accounts].flatMap((node, at) => {
    const member = memberOf(node, node.community?.communityId ?? "", at === 0 ? (account.rank ?? 0) : 0, at === 0 ? 100 : 80);
    return member && !there.has(member.key) ? [member] : [];
  });
  const relations = account.egoNetwork.relations.map((one) => ({
    source: one.source.key,
    target: one.target.key,
    weight: one.weight,
  }));
  return { members: [...others, ...members], relations: [...relations, ...among] };
}

function sameOpened(a: readonly Opened[], b: readonly Opened[]): boolean {
  return a.length === b.length && a.every((one, at) => one.id === b[at]?.id && one.members === b[at]?.members && one.parts === b[at]?.parts);
}
