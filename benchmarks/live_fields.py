"""Fields that Neo4j answers, for the accounts of a page: one question for all beside one for each account.

    TULAR_HOME=… python benchmarks/live_fields.py --accounts 100 --repeats 5

Asks the Neo4j and the current run that the settings lead to. Wall milliseconds, the least and the median of repeats
that take turns; CPU milliseconds of this process, the median.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

from tular.api.graphql import batches
from tular.api.graphql.execution import GraphQLRequest
from tular.api.graphql.limits import Limits
from tular.api.http.app import create_app
from tular.config import load_settings
from tular.store.driver.live import LiveReader
from tular.store.server.local import LocalNeo4j

FIELDS = {
    "relationCounts": "relationCounts { layer incoming outgoing }",
    "rhythm": "rhythm { posts hours }",
    "posts": "posts(first: 5) { edges { node { key text hashtags } } }",
    "neighbours": "neighbours(first: 5) { edges { weight node { key handle } } }",
    "near": "near(first: 5) { relations account { key } }",
    "near, two steps": "near(first: 5, radius: 2) { steps account { key } }",
    "mutuals": "mutuals(first: 5) { key handle }",
    "audienceGrowth": 'audienceGrowth(from: "2026-01-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { before after }',
}


class CountingReader(LiveReader):
    """Counts its questions."""

    asked = 0

    async def _within(self, *question: Any) -> Any:
        self.asked += 1
        return await super()._within(*question)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    settings = load_settings()
    if settings.neo4j_uri is None:
        settings = LocalNeo4j(settings).start()
    asyncio.run(compare(settings, arguments.accounts, arguments.repeats))


async def compare(settings: Any, accounts: int, repeats: int) -> None:
    reader = CountingReader(settings, seconds=60)
    app = create_app(settings, reader=reader, limits=Limits(cost=sys.maxsize, seconds=600))
    ask = app.state.service.ask

    async def page(field: str) -> Any:
        query = f"{{ influencers(first: {accounts}) {{ edges {{ node {{ key {field} }} }} }} }}"
        payload = (await ask(GraphQLRequest(query))).payload
        assert "errors" not in payload, payload["errors"]
        return payload["data"]

    print("| field | one each: questions, least, median, CPU ms | one for all: the same | ratio of medians |")
    print("|---|---|---|---|")
    for name, field in FIELDS.items():
        assert await way(page, field, 1) == await way(page, field, 100)
        each, together = [], []
        for _ in range(repeats):
            each.append(await timed(reader, lambda field=field: way(page, field, 1)))
            together.append(await timed(reader, lambda field=field: way(page, field, 100)))
        ratio = statistics.median(t for _, t, _ in each) / statistics.median(t for _, t, _ in together)
        print(f"| {name} | {shown(each)} | {shown(together)} | {ratio:.1f} |", flush=True)
    await reader.close()


async def way(page: Callable[[str], Awaitable[Any]], field: str, most: int) -> Any:
    """The page with at most so many accounts in a question."""
    batches.MOST = most
    return await page(field)


async def timed(reader: CountingReader, work: Callable[[], Awaitable[Any]]) -> tuple[int, float, float]:
    """Questions, wall and CPU milliseconds."""
    asked, began, spent = reader.asked, time.perf_counter(), time.process_time()
    await work()
    return (
        reader.asked - asked,
        1_000 * (time.perf_counter() - began),
        1_000 * (time.process_time() - spent),
    )


def shown(times: list[tuple[int, float, float]]) -> str:
    questions, wall, spent = zip(*times, strict=True)
    return f"{max(questions)}, {min(wall):.0f}, {statistics.median(wall):.0f}, {statistics.median(spent):.0f}"


if __name__ == "__main__":
    main()
