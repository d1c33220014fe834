/** One cascade as its likeliest tree: who had it through whom, how sure that is, and what came of it. */
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { CascadeTree as CascadeTreeQuery, type CascadeTreeResult } from "../../operations/cascadeTree";
import { called } from "../../state/reference";
import { Behind } from "../../ui/Behind";
import { Defined } from "../../ui/Defined";
import { Empty, Shown } from "../../ui/states";
import { Who } from "../../ui/Who";
import { decimal, duration, share, whole } from "../../words/format";
import { layout } from "./layout";
import { quoted } from "../../ui/shell";

type Tree = NonNullable<NonNullable<NonNullable<CascadeTreeResult["campaign"]>["ledger"]>["cascadeTree"]>;
type Post = Tree["posts"][number];

export function CascadeTree({ name, post }: { name: string; post: string | null }) {
  const t = useWords();
  const variables = { name, post };
  const asked = useAnswer(CascadeTreeQuery, variables);
  const cli = `tular campaign tree ${quoted(name)}${post ? ` ${quoted(post)}` : ""}`;
  return (
    <div id="tree">
      <h3>
        <Defined of="Ledger.cascadeTree">{t("tree.title")}</Defined>
      </h3>
      <Shown asked={asked}>
        {({ campaign }) => (campaign?.ledger?.cascadeTree ? <Found tree={campaign.ledger.cascadeTree} versions={campaign.ledger.traffic.cascades.versions} /> : <Empty title={t("tree.none")}>{t("tree.none.do")}</Empty>)}
      </Shown>
      <Behind operation={CascadeTreeQuery} variables={variables} cypher={CYPHER} cli={cli} />
    </div>
  );
}

const CYPHER = `// What the platform tells: everybody had it from the original.
MATCH (a:Account)-[:POSTED]->(r:Post)-[:RETWEET_OF|QUOTE_OF]->(p:Post {key: $post})
RETURN a.handle AS handle, r.at AS at ORDER BY at`;

function Found({ tree, versions }: { tree: Tree; versions: number }) {
  const t = useWords();
  return (
    <>
      <p class="quiet">
        {t("tree.lead", { n: tree.size, unplaced: share(tree.unplacedShare), versions })}{" "}
        {tree.posts.length < tree.size && t("tree.some", { n: tree.posts.length })}
      </p>
      <Picture tree={tree} />
      <ul class="legend-line" aria-hidden="true">
        {(["EXACT", "FOLLOWED", "UNPLACED"] as const).map((placement) => (
          <li key={placement} class={placement.toLowerCase()}>
            {t(`tree.${placement}`)}
          </li>
        ))}
      </ul>
      <details class="twin">
        <summary>{t("tree.table")}</summary>
        <Twin tree={tree} />
      </details>
    </>
  );
}

const LEFT = 10;

/** Lines as strong as they are sure, dots by how the parent is known, as large as what came through them. */
function Picture({ tree }: { tree: Tree }) {
  const t = useWords();
  const { places, rows, depth } = layout(tree.posts.map((post) => post.parent));
  const step = Math.max(60, Math.min(220, 860 / Math.max(1, depth)));
  const row = Math.max(6, Math.min(16, 500 / Math.max(1, rows)));
  const [width, height] = [LEFT * 2 + depth * step + 150, rows * row + 30];
  const at = (post: number) => ({ x: LEFT + places[post]!.depth * step, y: 20 + places[post]!.row * row });
  const most = Math.max(1, ...tree.posts.slice(1).map((post) => post.below));
  const names = named(tree.posts);
  const leading = [...names].map((post) => nameOf(tree.posts[post]!)).join(", ");
  return (
    <div class="scroll tree" tabIndex={0} role="group" aria-label={t("tree.title")}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={t("tree.label", { n: tree.posts.length, names: leading })}>
        {tree.posts.map((post, place) => post.parent !== null && <path key={`line ${place}`} class={post.placement.toLowerCase()} d={curve(at(post.parent), at(place))} stroke-opacity={0.15 + 0.85 * post.certainty} />)}
        {tree.posts.map((post, place) => (
          <circle key={`dot ${place}`} class={post.placement.toLowerCase()} cx={at(place).x} cy={at(place).y} r={radius(post, most)}>
            <title>{`${nameOf(post)}: ${t("tree.through", { n: decimal(post.below, 1) })}`}</title>
          </circle>
        ))}
        {[...names].map((place) => (
          <text key={`name ${place}`} x={at(place).x - 4} y={at(place).y - 8}>
            {nameOf(tree.posts[place]!)}
          </text>
        ))}
      </svg>
    </div>
  );
}

function curve(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x},${from.y}C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`;
}

function radius(post: Post, most: number): number {
  return post.parent === null ? 6 : 2.5 + 4 * Math.sqrt(Math.min(1, post.below / most));
}

/** The author, and those through whom most came. */
function named(posts: readonly Post[]): Set<number> {
  const order = posts.map((_, place) => place).sort((a, b) => posts[b]!.below - posts[a]!.below);
  return new Set([0, ...order.slice(0, 8).filter((place) => posts[place]!.below >= 1)]);
}

function nameOf(post: Post): string {
  return post.account ? called(post.account) : (post.accountKey ?? "–");
}

function Twin({ tree }: { tree: Tree }) {
  const t = useWords();
  const began = Date.parse(tree.posts[0]?.at ?? "");
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={t("tree.table")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("view.account")}</th>
            <th scope="col">{t("tree.from")}</th>
            <th scope="col" class="number">
              <Defined of="CascadePost.certainty">{t("tree.sure")}</Defined>
            </th>
            <th scope="col">
              <Defined of="CascadePost.placement">{t("tree.known")}</Defined>
            </th>
            <th scope="col" class="number">
              {t("tree.after")}
            </th>
            <th scope="col" class="number">
              <Defined of="CascadePost.depth">{t("campaigns.depth")}</Defined>
            </th>
            <th scope="col" class="number">
              <Defined of="CascadePost.below">{t("campaigns.brought")}</Defined>
            </th>
          </tr>
        </thead>
        <tbody>
          {tree.posts.map((post, place) => (
            <tr key={place}>
              <th scope="row">
                <Who account={post.account} name={post.accountKey} short />
              </th>
              <td>{post.parent === null ? "–" : nameOf(tree.posts[post.parent]!)}</td>
              <td class="number">{post.parent === null ? "–" : share(post.certainty)}</td>
              <td>{t(`tree.${post.placement}`)}</td>
              <td class="number">{duration((Date.parse(post.at) - began) / 1000)}</td>
              <td class="number">{decimal(post.depth, 1)}</td>
              <td class="number">{post.below < 0.05 ? whole(0) : decimal(post.below, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
