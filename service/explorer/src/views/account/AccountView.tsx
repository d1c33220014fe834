/** One account: who it is, what it is strong in, whom it stands among. */
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { AccountView as AccountQuery, type AccountViewResult } from "../../operations/account";
import { link, useAddress } from "../../state/address";
import { argumentsOf, called, reference } from "../../state/reference";
import { Behind } from "../../ui/Behind";
import { Defined } from "../../ui/Defined";
import { CommunityLink, Star } from "../../ui/links";
import { Empty, Shown } from "../../ui/states";
import type { ViewProps } from "../../views";
import { leadingOf } from "../../words/choice";
import { Ego } from "./Ego";
import { History } from "./History";
import { Live } from "./Live";
import { Path } from "./Path";
import { Profile } from "./Profile";
import { Strengths } from "./Strengths";
import { quoted } from "../../ui/shell";

export type AccountData = NonNullable<AccountViewResult["account"]>;

export function AccountView({ run, parts }: ViewProps) {
  const t = useWords();
  const { query } = useAddress();
  const measure = leadingOf(run.measures, query.measure);
  const who = argumentsOf(parts.join("/"));
  const variables = { run: run.runId, measure, ...who };
  const asked = useAnswer(AccountQuery, parts.length ? variables : null);
  if (parts.length === 0) return <Empty whole title={t("account.none")}>{t("account.none.do")}</Empty>;
  const name = parts[parts.length - 1] ?? "";
  return (
    <article class="account-view">
      <Shown asked={asked}>
        {({ account }) =>
          account ? (
            <>
              <Head account={account} />
              {account.run === null && <Empty title={t("map.gone.account", { name: called(account) })}>{t("account.unrelated")}</Empty>}
              <div class="columns">
                <div class="stack">
                  <Profile account={account} />
                  <History account={account} run={run} measure={measure} />
                </div>
                {account.run && <Strengths run={run} account={account} />}
              </div>
              {account.egoNetwork && <Ego account={account} ego={account.egoNetwork} />}
              <Path key={account.key} run={run.runId} account={account} />
              <Live id={account.key} />
              <Behind
                operation={AccountQuery}
                variables={variables}
                cypher={cypherOf(account)}
                cli={`tular account ${quoted(account.handle ? `@${account.handle}` : account.key)} --run ${run.runId}`}
              />
            </>
          ) : (
            <Empty whole title={t("account.unknown", { name })}>{t("account.unknown.do")}</Empty>
          )
        }
      </Shown>
    </article>
  );
}

function Head({ account }: { account: AccountData }) {
  const t = useWords();
  return (
    <header class="view-head">
      <h1>
        {called(account)} <Star account={account} />
      </h1>
      <p class="lead">
        {account.name && account.name !== called(account) && <strong>{account.name}</strong>} <CommunityLink community={account.community} />
      </p>
      {account.role && (
        <ul class="verdicts">
          <li>
            <Defined of={`Role.${account.role}`}>{t(`role.long.${account.role}`)}</Defined>
          </li>
        </ul>
      )}
      <p>
        <a class="button" href={link("map", [], { sel: reference(account) })}>
          {t("account.map")}
        </a>
      </p>
    </header>
  );
}

function cypherOf(account: AccountData): string {
  return [
    `MATCH (account:Account {key: '${account.key.replaceAll("'", "\\'")}'})`,
    "OPTIONAL MATCH (account)-[:IN_COMMUNITY]->(community:Community)-[:OF]->(:Run {current: true})",
    "RETURN account, community.label AS community",
  ].join("\n");
}
