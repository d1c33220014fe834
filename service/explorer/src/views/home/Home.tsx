/** The first page: what this network is, in one screen and plain words. */
import { useAnswer } from "../../api/useAnswer";
import { Overview, type OverviewResult } from "../../operations/overview";
import { useAddress } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { Shown } from "../../ui/states";
import type { ViewProps } from "../../views";
import { audienceOf, carryingOf } from "../../words/choice";
import { Changes } from "./Changes";
import { HomeMap } from "./HomeMap";
import { Leaders } from "./Leaders";
import { Summary } from "./Summary";

export type OverviewRun = NonNullable<OverviewResult["run"]>;

export function Home({ run }: ViewProps) {
  const { query } = useAddress();
  const measure = carryingOf(run.measures, query.measure);
  const audience = audienceOf(run.measures);
  const variables = { run: run.runId, measure, audience };
  const asked = useAnswer(Overview, variables);
  return (
    <article class="home">
      <Shown asked={asked}>
        {(data) => (
          <>
            <div class="hero">
              {data.run && <Summary run={data.run} />}
              <HomeMap run={run} measure={measure} />
            </div>
            <Leaders data={data} run={run} measure={measure} audience={audience} />
          </>
        )}
      </Shown>
      <Changes run={run} measure={measure} />
      <Behind operation={Overview} variables={variables} cli={`tular top --measure ${measure.toLowerCase()}\ntular communities`} cypher={CYPHER} />
    </article>
  );
}

const CYPHER = `MATCH (account:Account)
WHERE account.run IS NOT NULL
RETURN account.handle AS handle, account.pagerank AS pagerank, account.communityId AS community
ORDER BY pagerank DESC LIMIT 10`;
