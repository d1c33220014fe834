import { useWords } from "../../i18n/translate";
import { Defined } from "../../ui/Defined";
import { day, share, whole } from "../../words/format";
import { capital, named } from "../../words/names";
import type { AccountData } from "./AccountView";

/** What it says of itself, and what its platform says of it. */
export function Profile({ account }: { account: AccountData }) {
  const t = useWords();
  const rows: Array<[string, string, string | null]> = [
    ["Account.kind", t("filters.kind"), capital(named("kind", account.kind))],
    ["Account.tier", t("filters.tier"), account.tier && capital(named("tier", account.tier))],
    ["Account.verified", t("filters.verified"), account.verified === null ? null : t(account.verified ? "yes" : "no")],
    ["Account.followersCount", t("column.stated"), number(account.followersCount)],
    ["Account.followingCount", t("account.following"), number(account.followingCount)],
    ["Account.postsCount", t("account.posts.count"), number(account.postsCount)],
    ["Account.language", t("map.colour.language"), account.language],
    ["Account.location", t("account.location"), account.location],
    ["Account.createdAt", t("account.since"), account.createdAt && day(account.createdAt)],
    ["Account.platform", t("map.colour.platform"), account.platform],
    ["Account.confidence", t("account.confidence"), account.confidence === null ? null : share(account.confidence)],
  ];
  return (
    <section class="card" aria-labelledby="profile">
      <h2 id="profile">{t("account.profile")}</h2>
      {account.bio && <p class="bio">{account.bio}</p>}
      <dl class="pairs">
        {rows.map(
          ([of, name, value]) =>
            value && (
              <div key={of}>
                <dt>
                  <Defined of={of}>{name}</Defined>
                </dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function number(value: number | null): string | null {
  return value === null ? null : whole(value);
}
