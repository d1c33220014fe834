/** What Neo4j holds of the account now; while it is away, the rest of the page stays. */
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { AccountLive, type AccountLiveResult } from "../../operations/accountLive";
import { Shown } from "../../ui/states";
import { Defined } from "../../ui/Defined";
import { moment, whole } from "../../words/format";
import { capital, named } from "../../words/names";
import { Week } from "./Week";

type LiveData = NonNullable<AccountLiveResult["account"]>;

export function Live({ id }: { id: string }) {
  const t = useWords();
  const asked = useAnswer(AccountLive, { id, zone: ownZone() });
  return (
    <section class="live" aria-label={t("account.live")}>
      <Shown asked={asked}>
        {({ account }) =>
          account && (
            <div class="columns">
              <Posts posts={account.posts} />
              <div class="stack">
                <Counts counts={account.relationCounts} />
                {account.rhythm && account.rhythm.posts > 0 && <Week rhythm={account.rhythm} />}
              </div>
            </div>
          )
        }
      </Shown>
    </section>
  );
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

function Posts({ posts }: { posts: LiveData["posts"] }) {
  const t = useWords();
  if (!posts) return null;
  return (
    <section class="card" aria-labelledby="posts">
      <h2 id="posts">{t("account.posts")}</h2>
      {posts.edges.length === 0 && <p class="quiet">{t("account.posts.none")}</p>}
      <ul class="posts">
        {posts.edges.map(({ node }) => (
          <li key={node.key}>
            <p lang={node.lang ?? undefined}>{node.text ?? t("account.posts.silent")}</p>
            <p class="note">
              {node.at && moment(node.at)} {kindOf(node, t)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function kindOf(post: { retweetOf: string | null; quoteOf: string | null; replyTo: string | null }, t: ReturnType<typeof useWords>): string {
  if (post.retweetOf) return t("account.posts.retweet");
  if (post.quoteOf) return t("account.posts.quote");
  return post.replyTo ? t("account.posts.reply") : "";
}

function Counts({ counts }: { counts: LiveData["relationCounts"] }) {
  const t = useWords();
  if (!counts) return null;
  return (
    <section class="card" aria-labelledby="counts">
      <h2 id="counts">
        <Defined of="Account.relationCounts">{t("account.relations")}</Defined>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("rankings.layer")}</th>
            <th scope="col" class="number">
              {t("account.incoming")}
            </th>
            <th scope="col" class="number">
              {t("account.outgoing")}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map((one) => (
            <tr key={one.layer}>
              <th scope="row">{capital(named("layer", one.layer))}</th>
              <td class="number">{whole(one.incoming)}</td>
              <td class="number">{whole(one.outgoing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
