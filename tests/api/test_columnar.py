"""The columnar executor answers exactly as the stock executor does."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type
from graphql.execution import ExecutionContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import Pointer
from tests.api.samples import sample_run
from tular.api.graphql.columnar import ColumnarContext
from tular.api.graphql.execution import Answer, GraphQLRequest
from tular.api.graphql.schema import build_schema
from tular.api.http.app import create_app
from tular.config import load_settings
from tular.results.rows import Column, Link

MEASURES = ["PAGERANK", "IN_DEGREE", "CORENESS", "HITS_HUB"]
LISTS = [
    ("influencers(first: {n}, measure: {m}) {{ edges {{ {x} }} totalCount }}", "InfluencerEdge"),
    (
        'influencers(first: {n}, measure: {m}, compareTo: "other", order: RANK_RISE) {{ edges {{ {x} }} }}',
        "InfluencerEdge",
    ),
    ("communities(first: {n}) {{ edges {{ {x} }} }}", "CommunityEdge"),
    ("communityMap(membersPerCommunity: {n}) {{ members {{ {x} }} }}", "MapMember"),
    ("communityMap(measure: {m}) {{ flows {{ {x} }} }}", "CommunityFlow"),
    ('account(id: "x:1007") {{ egoNetwork(limit: {n}) {{ relations {{ {x} }} }} }}', "EgoRelation"),
]


class Queries:
    """Draws selection sets that are valid by construction; every field gets an alias of its own or none."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.names = 0
        self.fragments: list[str] = []

    def choose(self, options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def selections(self, type_: GraphQLObjectType, depth: int) -> str:
        count = self.draw(st.integers(1, 4))
        return " ".join(self.selection(type_, depth) for _ in range(count))

    def selection(self, type_: GraphQLObjectType, depth: int) -> str:
        shape = self.choose(["field", "field", "field", "field", "inline", "named", "__typename"])
        if shape == "field" or depth <= 0:
            return self.field(type_, depth)
        if shape == "__typename":
            return f"__typename {self.directive()}"
        inner = self.selections(type_, depth - 1)
        if shape == "inline":
            return f"... {self.choose(['', f'on {type_.name}'])} {self.directive()} {{ {inner} }}"
        self.names += 1
        self.fragments.append(f"fragment F{self.names} on {type_.name} {{ {inner} }}")
        return f"...F{self.names} {self.directive()}"

    def field(self, type_: GraphQLObjectType, depth: int) -> str:
        name = self.choose(list(self.possible(type_, depth)))
        field = type_.fields[name]
        arguments = f"(measure: {self.choose([*MEASURES, '$m'])})" if "measure" in field.args else ""
        self.names += bool(arguments)
        alias = f"a{self.names}: " if arguments or self.draw(st.booleans()) else ""
        if alias and not arguments:
            self.names += 1
            alias = f"b{self.names}: "
        inner = get_named_type(field.type)
        nested = "" if is_leaf_type(inner) else f"{{ {self.selections(inner, depth - 1)} }}"
        return f"{alias}{name}{arguments} {self.directive()} {nested}"

    def possible(self, type_: GraphQLObjectType, depth: int) -> Iterator[str]:
        """Fields whose list is bounded by the list that they are in; `run` is there for the way back to stock."""
        for name, field in type_.fields.items():
            inner = get_named_type(field.type)
            if is_leaf_type(inner) or (depth > 0 and str(field.type).strip("!") in NESTED):
                yield name

    def directive(self) -> str:
        return self.choose(
            ["", "", "", "@include(if: $yes)", "@skip(if: $no)", "@include(if: $no)", "@skip(if: $yes)"]
        )


NESTED = {"Account", "Community", "Run"}


@st.composite
def requests(draw: Any) -> GraphQLRequest:
    queries = Queries(draw)
    shape, type_name = queries.choose(LISTS)
    type_ = build_schema().type_map[type_name]
    assert isinstance(type_, GraphQLObjectType)
    inner = queries.selections(type_, 4)
    body = shape.format(n=queries.choose([1, 3, 50]), m=queries.choose(MEASURES), x=inner)
    used = "unused: __typename @include(if: $yes) @skip(if: $no) "
    head = "query Q($m: Measure = PAGERANK, $yes: Boolean!, $no: Boolean!)"
    text = f"{head} {{ {used} top: influencers(measure: $m, first: 1) {{ totalCount }} {body} }}"
    return GraphQLRequest(" ".join([text, *queries.fragments]), None, {"yes": True, "no": False})


@pytest.fixture(scope="module")
def artifacts_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("columnar")
    sample_run(str(folder / "runs"), "current", accounts=80, seed=5)
    sample_run(str(folder / "runs"), "other", accounts=50, seed=6)
    return folder


def ask(folder: Path, request: GraphQLRequest, engine: type[ExecutionContext]) -> Answer:
    async def asked() -> Answer:
        app = create_app(
            load_settings({"TULAR_HOME": str(folder)}, folder), reader=Pointer("current"), engine=engine
        )
        return await app.state.service.ask(request)

    return asyncio.run(asked())


@given(request=requests())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_same_answer_as_the_stock_executor(artifacts_folder: Path, request: GraphQLRequest) -> None:
    expected = ask(artifacts_folder, request, ExecutionContext)
    assert ask(artifacts_folder, request, ColumnarContext) == expected
    assert "BAD_QUERY" not in expected.codes, expected.payload
    assert list(strip(expected.payload)) == list(
        strip(ask(artifacts_folder, request, ColumnarContext).payload)
    )


PLAIN = """{ influencers(first: 50) { edges { cursor rank score
  node { id handle kind createdAt verified community { label terms } } } }
  communities { edges { node { size } } } }"""


def test_plain_lists_are_never_resolved_row_by_row(
    artifacts_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = GraphQLRequest(PLAIN)
    expected = ask(artifacts_folder, request, ExecutionContext)

    def resolved(*_: Any, **__: Any) -> Any:
        raise AssertionError("a row was resolved by itself")

    monkeypatch.setattr(Column, "__call__", resolved)
    monkeypatch.setattr(Link, "__call__", resolved)
    assert ask(artifacts_folder, request, ColumnarContext) == expected
    assert expected.codes == []
    assert "errors" in ask(artifacts_folder, request, ExecutionContext).payload


ERRORS = """{ influencers(runId: "poor", first: 5) { edges { node { key score(measure: HITS_HUB)
  rank(measure: PAGERANK) percentile(measure: CORENESS) } } } }"""


def test_errors_in_rows_are_the_stock_executors(artifacts_folder: Path) -> None:
    sample_run(str(artifacts_folder / "runs"), "poor", measures=["pagerank"])
    expected = ask(artifacts_folder, GraphQLRequest(ERRORS), ExecutionContext)
    assert expected.codes == ["MEASURE_NOT_IN_RUN"] * 10
    assert ask(artifacts_folder, GraphQLRequest(ERRORS), ColumnarContext) == expected


def strip(value: Any) -> Iterator[Any]:
    """Keys in their order, which dictionaries' equality does not look at."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strip(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strip(inner)
