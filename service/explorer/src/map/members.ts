/** Members and parts of communities, fetched as the reader comes near and kept while they are near. */
import { ask } from "../api/client";
import { MapMembers, MapRelations, type MapMembersResult } from "../operations/mapMembers";
import { MapParts } from "../operations/mapParts";
import type { Opened } from "./detail";
import type { MapMember, MapPart, MapRelation } from "./types";

const PAGE = 100;
const KEPT = 40;

interface Near {
  members: MapMember[];
  relations: MapRelation[];
  cursor: string | null;
  whole: boolean;
  parts: MapPart[] | null;
  asking: boolean;
}

type Node = MapMembersResult["influencers"]["edges"][number]["node"];

export class NearMembers {
  private readonly near = new Map<string, Near>();

  constructor(
    private readonly run: string,
    private readonly measure: string,
    private readonly changed: () => void,
  ) {}

  /** Fetch what is missing of these; `changed` tells when some of it came. */
  want(opened: readonly Opened[]): void {
    for (const one of opened) {
      const near = this.of(one.id);
      if (near.asking) continue;
      const lacking = near.members.length < one.members && !near.whole;
      if (lacking || (one.parts && near.parts === null)) void this.fetch(one, near);
    }
  }

  members(opened: readonly Opened[]): MapMember[] {
    return opened.flatMap((one) => this.near.get(one.id)?.members.slice(0, one.members) ?? []);
  }

  parts(opened: readonly Opened[]): MapPart[] {
    return opened.flatMap((one) => (one.parts ? (this.near.get(one.id)?.parts ?? []) : []));
  }

  relations(opened: readonly Opened[]): MapRelation[] {
    return opened.flatMap((one) => this.near.get(one.id)?.relations ?? []);
  }

  private of(id: string): Near {
    const near = this.near.get(id) ?? { members: [], relations: [], cursor: null, whole: false, parts: null, asking: false };
    this.near.delete(id);
    this.near.set(id, near);
    for (const oldest of this.near.keys()) {
      if (this.near.size <= KEPT) break;
      this.near.delete(oldest);
    }
    return near;
  }

  private async fetch(one: Opened, near: Near): Promise<void> {
    near.asking = true;
    try {
      if (near.members.length === 0) await this.among(one.id, near);
      if (near.members.length < one.members && !near.whole) await this.page(one.id, near);
      if (one.parts && near.parts === null) await this.inside(one.id, near);
    } catch {
      near.whole = true;
      near.parts ??= [];
    }
    near.asking = false;
    this.changed();
    this.want([one]);
  }

  private async page(id: string, near: Near): Promise<void> {
    const variables = { run: this.run, communities: [id], measure: this.measure as "PAGERANK", first: PAGE, after: near.cursor };
    const { influencers } = (await ask(MapMembers, variables)).data;
    for (const { node, rank, percentile } of influencers.edges) {
      const member = memberOf(node, id, rank, percentile);
      if (member) near.members.push(member);
    }
    near.cursor = influencers.pageInfo.endCursor;
    near.whole = !influencers.pageInfo.hasNextPage;
  }

  private async among(id: string, near: Near): Promise<void> {
    const { communityMap } = (await ask(MapRelations, { run: this.run, community: id, measure: this.measure as "PAGERANK" })).data;
    near.relations = communityMap.relations.map((one) => ({ source: one.first.key, target: one.second.key, weight: one.weight }));
  }

  private async inside(id: string, near: Near): Promise<void> {
    const { community } = (await ask(MapParts, { run: this.run, community: id })).data;
    near.parts = (community?.subcommunities ?? []).map(({ communityId, ...part }) => ({ ...part, id: communityId, parent: id }));
  }
}

export function memberOf(
  node: Omit<Node, "community"> & { community: { communityId: string } | null },
  community: string,
  rank: number,
  percentile: number | null,
): MapMember | null {
  if (node.x === null || node.y === null) return null;
  const { key, platform, handle, name, kind, tier, role, language, verified, x, y } = node;
  const weight = Math.max(0, ((percentile ?? 50) - 50) / 50);
  return { key, platform, handle, name, kind, tier, role, language, verified, x, y, community, rank, weight };
}
