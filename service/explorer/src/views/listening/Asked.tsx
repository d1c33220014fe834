import { useWords, type Word } from "../../i18n/translate";
import { Defined } from "../../ui/Defined";
import { Who } from "../../ui/Who";
import { moment } from "../../words/format";
import type { Heard } from "./ListeningView";

/** The latest posts that ask or complain, each with the rule that says so. */
export function Asked({ title, posts }: { title: Word; posts: Heard["questions"] }) {
  const t = useWords();
  return (
    <section class="card" aria-label={t(title)}>
      <h2>
        <Defined of="VoicedPost.rule">{t(title)}</Defined>
      </h2>
      {posts.length === 0 && <p class="quiet">{t("listening.asked.none")}</p>}
      <ul class="posts">
        {posts.map((post) => (
          <li key={post.post}>
            <p>{post.text}</p>
            <p class="note">
              <Who account={post.account} name={post.accountKey} short /> · {moment(post.at)} · {t("listening.rule", { rule: post.rule })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
