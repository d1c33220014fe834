"""Rows through GraphQL, JSON bytes included: the columnar executor beside graphene with the stock executor.

    python benchmarks/api.py --rows 100 1000 10000 --repeats 15

Both answer the same query (11 fields a row, in three nested objects) with the same bytes. The peer is graphene as its
manual has it: objects with attributes, default resolvers, documents parsed and validated once. Times are CPU
milliseconds of this one-threaded process, the least and the median of the repeats: machines are shared.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import graphene
import orjson
from graphql import execute, parse

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.api.samples import sample_run

from tular.api.graphql import paging
from tular.api.graphql.execution import GraphQLRequest
from tular.api.graphql.limits import Limits
from tular.api.http.app import create_app
from tular.config import load_settings

QUERY = """query Rows($n: Int) { influencers(first: $n) { edges { cursor rank score
  node { id handle name kind verified followersCount location community { label } } } } }"""


class Published:
    """Stands for Neo4j, which rankings do not ask."""

    async def read(self, _name: str, /, **_parameters: Any) -> list[dict[str, Any]]:
        return []

    async def current_run(self) -> str:
        return "bench"

    async def close(self) -> None:
        pass


class Community(graphene.ObjectType):
    label = graphene.String(required=True)


class Account(graphene.ObjectType):
    id = graphene.ID(required=True)
    handle = graphene.String()
    name = graphene.String()
    kind = graphene.String(required=True)
    verified = graphene.Boolean()
    followers_count = graphene.Int()
    location = graphene.String()
    community = graphene.Field(Community)


class Edge(graphene.ObjectType):
    cursor = graphene.String(required=True)
    rank = graphene.Int(required=True)
    score = graphene.Float(required=True)
    node = graphene.Field(Account, required=True)


class Connection(graphene.ObjectType):
    edges = graphene.List(graphene.NonNull(Edge), required=True)


class Query(graphene.ObjectType):
    influencers = graphene.Field(Connection, first=graphene.Int(), required=True)

    @staticmethod
    def resolve_influencers(root: Any, _info: Any, first: int) -> Any:
        return SimpleNamespace(edges=root[:first])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--repeats", type=int, default=15)
    arguments = parser.parse_args()
    paging.LARGEST_PAGE = max(arguments.rows)  # more than a client may ask for
    with tempfile.TemporaryDirectory() as home:
        sample_run(f"{home}/runs", "bench", accounts=max(20_000, *arguments.rows))
        asyncio.run(compare(home, arguments.rows, arguments.repeats))


async def compare(home: str, sizes: list[int], repeats: int) -> None:
    settings = load_settings({"TULAR_HOME": home}, Path(home))
    app = create_app(settings, reader=Published(), limits=Limits(cost=sys.maxsize))  # type: ignore[arg-type]
    ask = app.state.service.ask

    async def ours(rows: int) -> bytes:
        return orjson.dumps((await ask(GraphQLRequest(QUERY, None, {"n": rows}))).payload)

    everything = orjson.loads(await ours(max(sizes)))["data"]["influencers"]["edges"]
    objects = [as_object(edge) for edge in everything]
    schema, document = graphene.Schema(query=Query).graphql_schema, parse(QUERY)

    async def peer(rows: int) -> bytes:
        result = execute(schema, document, objects, variable_values={"n": rows})
        return orjson.dumps({"data": result.data})

    print("| rows | graphene, stock: least, median ms | columnar: least, median ms | ratio of medians |")
    print("|---|---|---|---|")
    for rows in sizes:
        assert await ours(rows) == await peer(rows)
        theirs, mine = await timed(peer, rows, repeats), await timed(ours, rows, repeats)
        ratio = theirs[1] / mine[1]
        print(f"| {rows} | {theirs[0]:.2f}, {theirs[1]:.2f} | {mine[0]:.2f}, {mine[1]:.2f} | {ratio:.0f} |")


def as_object(value: Any) -> Any:
    """Attributes under the names that graphene's default resolver looks for."""
    if not isinstance(value, dict):
        return value
    return SimpleNamespace(**{snake(name): as_object(inner) for name, inner in value.items()})


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


async def timed(work: Callable[[int], Awaitable[bytes]], rows: int, repeats: int) -> tuple[float, float]:
    """Least and median CPU milliseconds."""
    spent = []
    gc.collect()
    for _ in range(repeats):
        began = time.process_time()
        await work(rows)
        spent.append(1000 * (time.process_time() - began))
    return min(spent), statistics.median(spent)


if __name__ == "__main__":
    main()
