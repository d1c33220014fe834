"""What fields cost by `COSTS`, beside the time that they take: values for each millisecond, field by field.

    TULAR_HOME=… python benchmarks/costs.py --repeats 5     the current run and the Neo4j that the settings lead to
    python benchmarks/costs.py --sample 300000               a made-up run of so many accounts, without Neo4j

Each field is asked for the leading accounts or communities of the run; the same question without it is taken off,
from the cost and from the time. Wall milliseconds, the median: machines are shared, so only ratios count.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.api.conftest import Pointer
from tests.api.samples import sample_run

from tular.api.graphql.execution import GraphQLRequest
from tular.api.graphql.limits import Limits
from tular.api.http.app import create_app
from tular.config import Settings, load_settings
from tular.store.server.local import LocalNeo4j

ACCOUNTS = "{{ influencers(first: 20) {{ edges {{ node {{ key {} }} }} }} }}"
COMMUNITIES = "{{ communities(first: 20) {{ edges {{ node {{ communityId {} }} }} }} }}"
FIELDS = {
    ACCOUNTS: [
        "relationCounts { incoming }",
        "rhythm { posts }",
        "posts(first: 5) { edges { node { key } } }",
        "neighbours(first: 5) { edges { node { key } } }",
        "near(first: 5) { account { key } }",
        "near(first: 5, radius: 2) { account { key } }",
        "mutuals(first: 5) { key }",
        'audienceGrowth(from: "2026-01-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { before }',
        "peers { count }",
        "egoNetwork(limit: 5) { neighbourCount }",
        "history(first: 3) { rank }",
        "scores { rank }",
    ],
    COMMUNITIES: [
        "hashtags(first: 5) { tag }",
        "posts(first: 5) { key }",
        "roles { role }",
        "exchanges(first: 5) { weight }",
        "echo(first: 5) { share }",
        "audienceOverlap(first: 5) { shared }",
        "subcommunities(first: 5) { size }",
        "members(first: 5) { totalCount }",
        "topInfluencers(first: 5) { rank }",
        "flows(first: 5) { weight }",
    ],
    "{{ __typename {} }}": [
        "influencers(first: 5) { totalCount }",
        'influencers(first: 5, filter: {text: "a"}) { totalCount }',
        "communityMap { truncated }",
        'searchAccounts(text: "a", first: 5) { edges { score } }',
        "listening { posts }",
        "runs(first: 5) { totalCount }",
    ],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="accounts of a made-up run")
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        if arguments.sample:
            sample_run(f"{home}/runs", "sample", accounts=arguments.sample)
            settings = load_settings({"TULAR_HOME": home}, Path(home))
        else:
            settings = load_settings()
            settings = settings if settings.neo4j_uri else LocalNeo4j(settings).start()
        asyncio.run(measure(settings, Pointer("sample") if arguments.sample else None, arguments.repeats))


async def measure(settings: Settings, reader: Any, repeats: int) -> None:
    limits = Limits(cost=sys.maxsize, seconds=120)
    service = create_app(settings, reader=reader, limits=limits).state.service
    print("| field | cost | ms | cost for each ms |")
    print("|---|---|---|---|")
    for shape, fields in FIELDS.items():
        base_cost, base_time, _ = await asked(service, shape.format(""), repeats)
        for field in fields:
            cost, took, code = await asked(service, shape.format(field), repeats)
            over, more = cost - base_cost, max(0.01, took - base_time)
            name = field.split("{ ")[0].strip()
            print(
                f"| {name} | {over} | {code or f'{more:.1f}'} | {'' if code else f'{over / more:.0f}'} |",
                flush=True,
            )
    await service.live.close()


async def asked(service: Any, query: str, repeats: int) -> tuple[int, float, str]:
    """What a query costs, the median of its milliseconds after a first time, and what is wrong with it."""
    answer, times = await service.ask(GraphQLRequest(query)), []
    for _ in range(repeats):
        began = time.perf_counter()
        answer = await service.ask(GraphQLRequest(query))
        times.append(1_000 * (time.perf_counter() - began))
    codes = set(answer.codes)
    assert codes <= {"STORE_UNREACHABLE"}, answer.payload["errors"][0]
    return answer.cost["cost"], statistics.median(times), "asks Neo4j" if codes else ""


if __name__ == "__main__":
    main()
