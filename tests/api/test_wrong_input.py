"""Wrong input: an error names what is wrong and where; what stands beside it is answered."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import Asker, Pointer, connect
from tests.api.samples import sample_run
from tests.api.schema_fuzz import Generator
from tular.api.graphql.cursors import Cursor
from tular.api.graphql.execution import GraphQLRequest
from tular.api.graphql.schema import build_schema
from tular.api.http.app import create_app
from tular.config import Settings, load_settings
from tular.errors import Unreachable
from tular.models import is_readable

INFLUENCERS = "query($a: {}) {{ influencers({}) {{ totalCount }} }}"
HOUR = 3_600


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("type_", "argument", "value"),
    [
        ("Int", "first: $a", "x"),
        ("Int", "first: $a", 2**31),
        ("Int", "first: $a", 1.5),
        ("[ID!]", "filter: {community: $a}", [1.5]),
        ("InfluencerFilter", "filter: $a", {"minAudience": "a"}),
        ("InfluencerFilter", "filter: $a", {"nope": 1}),
        ("InfluencerFilter", "filter: $a", 7),
        ("Measure", "measure: $a", "NOPE"),
        ("Measure", "measure: $a", 7),
        ("DateTime", "layer: FOLLOWS, from: $a", "soon"),
        ("DateTime", "layer: FOLLOWS, from: $a", "0001-01-01T00:00:00+14:00"),
        ("DateTime", "layer: FOLLOWS, to: $a", "9999-12-31T23:59:59-14:00"),
        ("Boolean", "filter: {verified: $a}", "a"),
        ("ID", "runId: $a", {"a": "b" * 50_000}),
        ("ID!", "runId: $a", None),
    ],
)
async def test_a_wrong_variable_is_named_with_its_type(
    api: Asker, type_: str, argument: str, value: Any
) -> None:
    answer = await api.post(INFLUENCERS.format(type_, argument), a=value)
    (error,) = answer.json()["errors"]
    assert answer.status_code == 400
    assert error["extensions"] == {"code": "BAD_INPUT", "field": "a", "type": type_}
    assert "'$a'" in error["message"]
    assert f"'{type_}'" in error["message"]
    assert len(error["message"]) < 600
    assert error["locations"] == [{"line": 1, "column": 7}]


@pytest.mark.anyio
@pytest.mark.parametrize("literal", ['"soon"', "7", '"0001-01-01T00:00:00+14:00"'])
async def test_a_wrong_literal_is_told_with_its_place(api: Asker, literal: str) -> None:
    error = await api.refused(f"{{ influencers(layer: FOLLOWS, from: {literal}) {{ totalCount }} }}")
    assert error["locations"] == [{"line": 1, "column": 37}]


@pytest.mark.anyio
@pytest.mark.parametrize("place", ["9" * 19, "9" * 5_000])
@pytest.mark.parametrize("field", ["influencers", "communities"])
async def test_a_cursor_with_a_number_beyond_all_lists(api: Asker, field: str, place: str) -> None:
    kind = {"influencers": "influencers:pagerank:SCORE"}.get(field, field)
    cursor = str(Cursor(kind, "newer", place))
    error = await api.refused(f"query($a: String) {{ {field}(after: $a) {{ totalCount }} }}", a=cursor)
    assert error["extensions"]["code"] == "BAD_CURSOR"


@pytest.mark.anyio
async def test_a_number_too_large_for_int_is_no_bug(api: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    field = build_schema().type_map["Run"].fields["accountCount"]
    monkeypatch.setattr(field, "resolve", lambda *_: 3_000_000_000)
    error = await api.refused("{ run { accountCount } }")
    assert error["extensions"]["code"] == "OUT_OF_RANGE"


@pytest.mark.anyio
async def test_a_field_that_fails_leaves_those_beside_it(api: Asker, pointer: Pointer) -> None:
    await api.ask("{ run { runId } }")
    pointer.down = Unreachable("Neo4j does not answer.", remedy="Start it.")
    query = '{ influencers(first: 1) { totalCount } searchAccounts(text: "a") { edges { score } } }'
    answer = (await api.post(query)).json()
    assert answer["data"] == {"influencers": {"totalCount": 60}, "searchAccounts": None}
    assert [error["path"] for error in answer["errors"]] == [["searchAccounts"]]


@pytest.mark.anyio
async def test_a_damaged_current_run_does_not_hide_the_list_of_runs(tmp_path: Path) -> None:
    for name in ("whole", "damaged"):
        sample_run(str(tmp_path / "runs"), name, accounts=20)
    (tmp_path / "runs" / "damaged" / "rankings.arrow").write_bytes(b"")
    settings: Settings = load_settings({"TULAR_HOME": str(tmp_path)}, tmp_path)
    async with connect(create_app(settings, reader=Pointer("damaged"))) as client:
        answer = await Asker(client).ask("{ runs { edges { node { runId current } } } }")
    shown = {edge["node"]["runId"]: edge["node"]["current"] for edge in answer["runs"]["edges"]}
    assert shown == {"whole": False, "damaged": True}


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("می‌خواهم", True),
        ("👩‍💻 coders", True),
        ("क्‍ष", True),
        ("\u200d", False),
        ("\u200c \u200d", False),
        ("\u200dkopi", False),
        ("kopi\u200d", False),
        ("\u3164", False),
        ("\u2800\u2800", False),
        ("\ufe0f", False),
        ("a\u202eb", False),
        ("a\u200bb", False),
    ],
)
def test_names_can_be_seen(name: str, readable: bool) -> None:
    assert is_readable(name) is readable


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wrong-input")
    sample_run(str(folder / "runs"), "older", seed=1)
    sample_run(str(folder / "runs"), "newer", seed=2, day=2)
    return folder


def test_queries_at_random(home: Path) -> None:
    asked_at_random(home, seed=1, seconds=8)


@pytest.mark.soak
def test_queries_at_random_for_an_hour(home: Path) -> None:
    asked_at_random(home, seed=int(time.time()), seconds=HOUR)


def asked_at_random(home: Path, seed: int, seconds: float) -> None:
    """No query is a bug, a failure of the service or a hang. The seed and the query stand in the failure."""

    async def ask() -> None:
        service = create_app(
            load_settings({"TULAR_HOME": str(home)}, home), reader=Pointer("newer")
        ).state.service
        queries, until = Generator(build_schema(), seed), time.monotonic() + seconds
        while time.monotonic() < until:
            query = queries.query()
            answer = await asyncio.wait_for(service.ask(GraphQLRequest(query)), 20)
            assert answer.status in (200, 400), (seed, query, answer)
            assert not {"INTERNAL", "TIMEOUT", "BUSY"} & set(answer.codes), (seed, query, answer)

    asyncio.run(ask())
