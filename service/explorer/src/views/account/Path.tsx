/** How content gets from this account to another one, or back: the shortest chains, as Neo4j holds relations now. */
import { useId, useState } from "preact/hooks";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { ContentPaths, FindAccount, type ContentPathsResult } from "../../operations/contentPaths";
import { Search } from "../../operations/search";
import { LAYER_VALUES, type Layer } from "../../operations/values";
import { change, useAddress } from "../../state/address";
import { argumentsOf, called, reference, type Named } from "../../state/reference";
import { Behind } from "../../ui/Behind";
import { Choice } from "../../ui/Choice";
import { Defined } from "../../ui/Defined";
import { AccountLink } from "../../ui/links";
import { quoted } from "../../ui/shell";
import { Failed, Partial, Shown } from "../../ui/states";
import { capital, named } from "../../words/names";

type Chain = NonNullable<ContentPathsResult["contentPaths"]>[number];

export function Path({ run, account }: { run: string; account: Named }) {
  const t = useWords();
  const { query } = useAddress();
  const wanted = query.to ?? "";
  const found = useAnswer(FindAccount, wanted ? argumentsOf(wanted) : null);
  const other = wanted ? found.data?.account : null;
  return (
    <section class="card path" aria-labelledby="path">
      <h2 id="path">
        <Defined of="Query.contentPaths">{t("path.title")}</Defined>
      </h2>
      <div class="filters">
        <Other run={run} />
        <Choice
          label={t("path.way")}
          value={query.way === "in" ? "in" : ""}
          choose={(way) => change({ way })}
          options={[
            ["", t("path.out", { name: called(account) })],
            ["in", t("path.in", { name: called(account) })],
          ]}
        />
        <Choice label={t("path.by")} value={layerOf(query.by)} choose={(by) => change({ by })} options={LAYER_VALUES.map((one) => [one, capital(named("layer", one))])} />
      </div>
      {found.failure && <Failed failure={found.failure} />}
      <Partial failures={found.failures} />
      {wanted && !found.loading && !found.failure && found.failures.length === 0 && !other && <p class="notice">{t("account.unknown", { name: wanted.slice(wanted.indexOf("/") + 1) })}</p>}
      {other && <Chains source={query.way === "in" ? other : account} target={query.way === "in" ? account : other} layer={layerOf(query.by)} />}
    </section>
  );
}

function layerOf(by: string | undefined): Layer {
  return LAYER_VALUES.find((one) => one === by) ?? "FOLLOWS";
}

/** A handle or key; suggestions come while one types. */
function Other({ run }: { run: string }) {
  const t = useWords();
  const list = useId();
  const { query } = useAddress();
  const [text, setText] = useState(query.to?.split("/").pop() ?? "");
  const asked = useAnswer(Search, text.length > 1 ? { run, text: text.replace(/^@/, "") } : null);
  const nodes = asked.data?.influencers.edges.map((edge) => edge.node) ?? [];
  const choose = (value: string) => {
    const one = nodes.find((node) => called(node) === value || node.key === value);
    change({ to: one ? reference(one) : referenceOf(value) });
  };
  return (
    <label class="field">
      <span>{t("path.other")}</span>
      <input type="text" value={text} list={list} autoComplete="off" maxLength={100} onInput={(event) => setText(event.currentTarget.value.trim())} onChange={(event) => choose(event.currentTarget.value.trim())} />
      <datalist id={list}>
        {nodes.map((node) => (
          <option key={node.key} value={called(node)}>
            {node.name}
          </option>
        ))}
      </datalist>
    </label>
  );
}

/** What was typed, as an address names accounts: `x:1815` is a key, everything else a handle. */
function referenceOf(text: string): string {
  if (!text) return "";
  const at = text.indexOf(":");
  return at > 0 ? `${text.slice(0, at)}/${text.slice(at + 1)}` : `@${text.replace(/^@/, "")}`;
}

function Chains({ source, target, layer }: { source: Named; target: Named; layer: Layer }) {
  const t = useWords();
  const variables = { source: source.key, target: target.key, layers: [layer] };
  const asked = useAnswer(ContentPaths, variables);
  const names = { source: called(source), target: called(target) };
  return (
    <Shown asked={asked}>
      {({ contentPaths: chains }) => (
        <>
          <p role="status">{chains.length ? t("path.found", { ...names, n: chains[0]?.steps ?? 0 }) : t("path.none", names)}</p>
          <ol class="chains">
            {chains.map((chain) => (
              <li key={chain.accounts.map((one) => one.key).join()}>
                <Links chain={chain} />
              </li>
            ))}
          </ol>
          <Behind operation={ContentPaths} variables={variables} cypher={cypherOf(variables)} cli={`tular near ${quoted(source.key)} --content-to ${quoted(target.key)} --layer ${layer.toLowerCase()}`} />
        </>
      )}
    </Shown>
  );
}

function Links({ chain }: { chain: Chain }) {
  return (
    <>
      {chain.accounts.map((one, at) => (
        <span key={one.key}>
          {at > 0 && <span class="note"> → </span>}
          <AccountLink account={{ ...one, name: null }} />
        </span>
      ))}
    </>
  );
}

const TYPES: Readonly<Record<Layer, string>> = { FOLLOWS: "FOLLOWS", RETWEETS: "RETWEETED", QUOTES: "QUOTED", REPLIES: "REPLIED", MENTIONS: "MENTIONED" };

function cypherOf({ source, target, layers }: { source: string; target: string; layers: Layer[] }): string {
  return [
    `MATCH (a:Account {key: ${JSON.stringify(source)}}), (b:Account {key: ${JSON.stringify(target)}})`,
    `MATCH path = ALL SHORTEST (a)(()<-[:${TYPES[layers[0] ?? "FOLLOWS"]}]-(:Account)){1,6}(b)`,
    "RETURN [n IN nodes(path) | coalesce(n.handle, n.key)] AS accounts LIMIT 10",
  ].join("\n");
}
