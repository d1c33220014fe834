/** All that the map shows of a run: its communities, what lies in view, and who is around the selected account. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useAnswer, type Asked } from "../api/useAnswer";
import { MapAccount, type MapAccountResult } from "../operations/mapAccount";
import { MapOverview, type MapOverviewResult } from "../operations/map";
import { MapRegion, type MapRegionResult } from "../operations/mapRegion";
import { argumentsOf } from "../state/reference";
import { dotOf, mostMembers, opened, regionOf, type Region, type View } from "./detail";
import type { MapCommunity, MapFlow, MapMember, MapModel, MapRest } from "./types";

export interface MapState {
  asked: Asked<MapOverviewResult>;
  account: Asked<MapAccountResult>;
  model: MapModel | null;
  open: ReadonlySet<string>;
  look(view: View): void;
}

interface Seen {
  open: readonly string[];
  region: Region | null;
}

const NOTHING: Seen = { open: [], region: null };
const MOST_RELATIONS = 600;

export function useMap(run: string, measure: string, account: string | null): MapState {
  const by = measure as "PAGERANK";
  const asked = useAnswer(MapOverview, { run });
  const around = useAnswer(MapAccount, account === null ? null : { run, measure: by, ...argumentsOf(account) });
  const communities = useMemo(() => communitiesOf(asked.data), [asked.data]);
  const { seen, look } = useLook(communities, asked.data?.communityMap.depth ?? 0);
  const region = useAnswer(MapRegion, seen.region && { run, measure: by, relations: MOST_RELATIONS, ...seen.region });
  const model = useMemo(
    () => asked.data && { ...modelOf(asked.data), communities, ...inView(region.data, seen.open, communities), dot: seen.region ? dotOf(seen.region) : undefined },
    [asked.data, region.data, seen, communities],
  );
  const whole = useMemo(() => model && { ...model, ...withNeighbours(model, around.data) }, [model, around.data]);
  return { asked, account: around, model: whole, open: new Set(seen.open), look };
}

/** What is opened and asked for as the camera comes to rest. */
function useLook(communities: readonly MapCommunity[], depth: number): { seen: Seen; look(view: View): void } {
  const [seen, setSeen] = useState(NOTHING);
  const last = useRef<View | null>(null);
  const look = (view: View) => {
    last.current = view;
    const open = opened(communities, view);
    const now = { open, region: regionOf(communities, open, view, depth) };
    setSeen((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
  };
  useEffect(() => {
    if (last.current) look(last.current);
  }, [communities, depth]);
  return { seen, look };
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

type Shown = Pick<MapModel, "members" | "parts" | "relations">;

/** Members, parts and relations of opened communities, the leading ones first as far as the picture holds them. */
function inView(data: MapRegionResult | null, open: readonly string[], communities: readonly MapCommunity[]): Shown {
  const map = data?.communityMap;
  if (!map || open.length === 0) return { members: [], parts: [], relations: [] };
  const shown = new Set(open);
  const members = map.members.flatMap(({ account, community }) => {
    if (!shown.has(community.communityId)) return [];
    return memberOf(account, community.communityId, account.rank ?? 0, account.percentile) ?? [];
  });
  const parts = map.parts.map(({ communityId, community, ...part }) => ({ ...part, id: communityId, parent: community.communityId }));
  return {
    members: members.slice(0, mostMembers(communities.length)),
    parts: tellingApart(parts.filter((part) => shown.has(part.parent)), communities),
    relations: map.relations.map((one) => ({ source: one.first.key, target: one.second.key, weight: one.weight })),
  };
}

type Account = Omit<MapRegionResult["communityMap"]["members"][number]["account"], "rank" | "percentile">;

function memberOf(node: Account, community: string, rank: number, percentile: number | null): MapMember | null {
  if (node.x === null || node.y === null) return null;
  const { key, platform, handle, name, kind, tier, role, language, verified, x, y } = node;
  const weight = Math.max(0, ((percentile ?? 50) - 50) / 50);
  return { key, platform, handle, name, kind, tier, role, language, verified, x, y, community, rank, weight };
}

/** Names of parts help only where the parts lie apart. */
function tellingApart(parts: MapModel["parts"], communities: readonly MapCommunity[]): MapModel["parts"] {
  const radius = new Map(communities.map((one) => [one.id, one.radius]));
  return parts.filter((part) => part.radius < 0.6 * (radius.get(part.parent) ?? 0));
}

function withNeighbours(model: MapModel, data: MapAccountResult | null): Pick<MapModel, "members" | "relations"> {
  const { members, relations: among } = model;
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
