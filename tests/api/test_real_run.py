"""The API over runs that the analysis itself made: every field of the schema is answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import numpy as np
import polars as pl
import pytest
from graphql import GraphQLObjectType, get_named_type, is_required_argument

from tests.api.conftest import Asker, Pointer, connect
from tests.conftest import CACHE
from tular.api.graphql.limits import Limits
from tular.api.graphql.schema import build_schema
from tular.api.http.app import create_app
from tular.config import load_settings
from tular.models import Layer, RunManifest, Snapshot, Window
from tular.results.accounts import PROFILE
from tular.runs.artifact import open_run, write_run
from tular.runs.clock import Clock
from tular.runs.execute import execute
from tular.runs.inputs import AnalysisInputs
from tular.runs.plan import Plan

pytestmark = pytest.mark.anyio

DEEPEST = 4
LIVE = {"audienceGrowth", "egoNetwork", "hashtags", "ledger", "links", "mutuals", "near", "neighbours", "posts",
        "relationCounts", "rhythm"}  # fmt: skip
"""What is asked of Neo4j, which does not run here."""


def snapshot_of(edges: list[tuple[int, int]], n: int, fingerprint: str) -> Snapshot:
    """Every edge both ways."""
    relations = np.array(sorted(edges + [edge[::-1] for edge in edges]), dtype=np.int32)
    keys = sorted(f"x:{number}" for number in range(n))
    given = {"key": keys, "platform": ["x"] * n, "id": [key[2:] for key in keys], "handle": keys}
    accounts = pl.DataFrame({name: given.get(name, [None] * n) for name in PROFILE}, schema=PROFILE)
    ends = relations[:, 0], relations[:, 1]
    return Snapshot(Layer.FOLLOWS, Window(), accounts, *ends, np.ones(len(relations)), 0, fingerprint)


def snapshot(without: int) -> Snapshot:
    """Zachary's club without one of its relations, so that two of them differ."""
    edges = [edge for number, edge in enumerate(nx.karate_club_graph().edges) if number != without]
    return snapshot_of(edges, 34, f"fingerprint{without}")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[RunManifest]]:
    """Two runs, the second continuing the first."""
    home = tmp_path_factory.mktemp("real")
    runs: list[RunManifest] = []
    for without in (0, 1):
        before = open_run(str(home / "runs"), runs[-1].id, cache=CACHE) if runs else None
        manifest, tables = execute(
            AnalysisInputs(snapshot(without)), Plan(workers=1), Clock(lambda *_: None), before=before
        )
        write_run(str(home / "runs"), manifest, tables)
        runs.append(manifest)
    return home, runs


def everything(type_: GraphQLObjectType, path: frozenset[str] = frozenset()) -> Iterator[str]:
    """All fields that can be asked without arguments; no type inside itself, since types lead round in circles."""
    path |= {type_.name}
    for name, field in type_.fields.items():
        inner = get_named_type(field.type)
        if name in LIVE or inner.name in path or any(map(is_required_argument, field.args.values())):
            continue
        if not isinstance(inner, GraphQLObjectType):
            yield name
        elif len(path) <= DEEPEST and (fields := " ".join(everything(inner, path))):
            yield f"{name} {{ {fields} }}"


@pytest.mark.parametrize(
    "asked", ["run", 'account(id: "x:0")', "influencers(first: 34)", "communities", "communityMap", "runs"]
)
async def test_every_field_is_answered(real: tuple[Path, list[RunManifest]], asked: str) -> None:
    home, runs = real
    app = create_app(
        load_settings({"TULAR_HOME": str(home)}, home),
        reader=Pointer(runs[-1].id),
        limits=Limits(10**7, 10**7, tokens=100_000, repeats=10**9, depth=30, fields=100_000, cost=10**12),
    )
    query = build_schema().query_type
    assert query is not None
    inner = get_named_type(query.fields[asked.partition("(")[0]].type)
    assert isinstance(inner, GraphQLObjectType)
    fields = " ".join(everything(inner))
    async with connect(app) as client:
        answer = await Asker(client).ask(f"{{ asked: {asked} {{ {fields} }} }}")
    assert answer["asked"]


async def test_communities_have_a_history(real: tuple[Path, list[RunManifest]]) -> None:
    home, runs = real
    query = """{ communities(first: 1) { edges { node { communityId history { communityId run { runId } }
      events { kind before after communities { size } }
      moves(direction: IN) { edges { node { account { key } before after } } } } } }
      run { communityEvents { kind sizeBefore sizeAfter moved moves { totalCount } } } }"""
    app = create_app(load_settings({"TULAR_HOME": str(home)}, home), reader=Pointer(runs[-1].id))
    async with connect(app) as client:
        ((edge,),) = (await Asker(client).ask(query))["communities"].values()
    history = edge["node"]["history"]
    assert [then["run"]["runId"] for then in history] == [run.id for run in reversed(runs)]
    assert {then["communityId"] for then in history} == {edge["node"]["communityId"]}


async def test_a_random_graph_is_told_to_have_no_communities(tmp_path: Path) -> None:
    noise = nx.gnm_random_graph(300, 2400, seed=4)
    manifest, tables = execute(
        AnalysisInputs(snapshot_of(list(noise.edges), 300, "noise")), Plan(workers=1), Clock(lambda *_: None)
    )
    write_run(str(tmp_path / "runs"), manifest, tables)
    app = create_app(load_settings({"TULAR_HOME": str(tmp_path)}, tmp_path), reader=Pointer(manifest.id))
    query = "{ run { significance { communities sentence z p } } }"
    async with connect(app) as client:
        claim = (await Asker(client).ask(query))["run"]["significance"]
    assert claim["communities"] is False
    assert claim["sentence"].startswith("no communities here")
    assert claim["z"] < 3
