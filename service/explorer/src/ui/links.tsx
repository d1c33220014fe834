/** Links to accounts and communities, the same everywhere. */
import { useWords } from "../i18n/translate";
import { link } from "../state/address";
import { called, reference, type Named } from "../state/reference";
import { toggle, useShortlist } from "../state/shortlist";
import { Dot } from "./Dot";

export interface CommunityName {
  communityId: string;
  label: string;
  colour: string;
}

export interface Person extends Named {
  community?: CommunityName | null;
}

export function accountLink(account: Named): string {
  return link("account", reference(account).split("/"));
}

export function communityLink(id: string): string {
  return link("communities", [id]);
}

export function AccountLink({ account }: { account: Named }) {
  const name = called(account);
  return (
    <a class="account" href={accountLink(account)}>
      <span class="handle">{name}</span>
      {account.name && account.name !== name && <span class="name"> {account.name}</span>}
    </a>
  );
}

export function CommunityLink({ community }: { community: CommunityName | null | undefined }) {
  const t = useWords();
  if (!community) return <span class="quiet">{t("community.without")}</span>;
  return (
    <a class="community" href={communityLink(community.communityId)}>
      <Dot colour={community.colour} />
      <span>{community.label}</span>
    </a>
  );
}

export function Star({ account }: { account: Named }) {
  const t = useWords();
  const listed = useShortlist().includes(reference(account));
  const name = called(account);
  const label = t(listed ? "list.remove" : "list.add", { name });
  return (
    <button type="button" class="star" aria-pressed={listed} aria-label={label} title={label} onClick={() => toggle(account)}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 2.5l2.3 4.9 5.2.7-3.8 3.7.9 5.3L10 14.6l-4.6 2.5.9-5.3L2.5 8.1l5.2-.7z" />
      </svg>
    </button>
  );
}
