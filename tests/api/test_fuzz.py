"""Whatever values come as arguments: an answer or an error that says what is wrong, never a bug."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.api.conftest import Pointer
from tests.api.samples import sample_run
from tular.api.graphql.cursors import Cursor
from tular.api.graphql.execution import GraphQLRequest
from tular.api.graphql.ids import to_global
from tular.api.http.app import create_app
from tular.config import load_settings
from tular.measures import CATALOGUE

KNOWN = [
    "x:1001",
    "c1",
    "newer",
    "older",
    "Handle3",
    "kopi",
    to_global("Account", "x:1001"),
    to_global("Run", "older"),
]
KINDS = ["influencers:pagerank:SCORE", "communities", "runs", "posts", "neighbours:follows:in"]
PLACES = ["0", "59", "-1", "99999999999999999999999", "٣", "²", ""]
texts = st.one_of(st.none(), st.sampled_from(KNOWN), st.text(max_size=30))
cursors = st.builds(
    lambda *parts: str(Cursor(*parts)), st.sampled_from(KINDS), texts.map(str), st.sampled_from(PLACES)
)
ids = st.one_of(
    texts,
    st.builds(to_global, st.sampled_from(["Account", "Community", "Run", "Post", ""]), st.text(max_size=9)),
)
numbers = st.one_of(st.none(), st.integers(-(2**31), 2**31 - 1), st.sampled_from([0, 1, 20, 100, 101]))
measures = st.one_of(st.none(), st.sampled_from([measure.enum_name for measure in CATALOGUE]))

VARIABLES = {
    "id": ("ID", ids),
    "run": ("ID", ids),
    "other": ("ID", ids),
    "text": ("String", texts),
    "platform": ("String", texts),
    "first": ("Int", numbers),
    "least": ("Int", numbers),
    "after": ("String", st.one_of(texts, cursors)),
    "measure": ("Measure", measures),
    "order": (
        "InfluencerOrder",
        st.sampled_from([None, "SCORE", "RANK_RISE", "SCORE_LOSS", "SCORE_ASCENDING"]),
    ),
}
QUERIES = [
    """influencers(first: $first, after: $after, runId: $run, compareTo: $other, measure: $measure, order: $order,
       filter: {text: $text, minAudience: $least, platform: [$platform], community: [$id]}) {
       totalCount edges { rank } }""",
    "influencers(first: $first, after: $after, measure: $measure, runId: $run) { edges { score node { key } } }",
    "communities(first: $first, after: $after, runId: $run, filter: {text: $text, minSize: $least}) { totalCount }",
    """community(id: $id, runId: $run) { label members(first: $first, after: $after, measure: $measure) { totalCount }
       flows(first: $first) { weight } events(first: $first) { kind } moves(first: $first) { totalCount }
       exchanges(first: $first) { weight } echo(first: $first) { share } audienceOverlap(first: $first) { shared }
       subcommunities(first: $first) { size } timeline(first: $first) { size } }""",
    "communityTimeline(id: $id, first: $first) { size events }",
    """communityMap(runId: $run, minSize: $least, membersPerCommunity: $first, measure: $measure) {
       truncated members { x } }""",
    """account(id: $id, handle: $text, platform: $platform, runId: $run) { key rank(measure: $measure)
       egoNetwork(limit: $first, measure: $measure) { truncated } history(first: $first, measure: $measure) { rank }
       neighbours(first: $first, after: $after) { edges { cursor } }
       posts(first: $first, after: $after) { edges { cursor } } }""",
    "runs(first: $first, after: $after) { edges { node { runId } } }",
    "run(id: $id) { runId communityEvents(first: $first) { kind } }",
    "node(id: $id) { id }",
    "searchAccounts(text: $text, first: $first, after: $after) { edges { score } }",
]  # fmt: skip
REQUIRED = (
    "community(id: $id",
    "communityTimeline(id: $id",
    "node(id: $id",
    "searchAccounts(text: $text",
    "[$platform]",
    "[$id]",
)


@st.composite
def requests(draw: Any) -> GraphQLRequest:
    body = draw(st.sampled_from(QUERIES))
    used = [name for name in VARIABLES if f"${name}" in body]
    required = {name for name in used if any(f"${name}" in part and part in body for part in REQUIRED)}
    head = ", ".join(f"${name}: {VARIABLES[name][0]}{'!' * (name in required)}" for name in used)
    return GraphQLRequest(
        f"query({head}) {{ {body} }}", None, {name: draw(VARIABLES[name][1]) for name in used}
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz")
    sample_run(str(folder / "runs"), "older", seed=1)
    sample_run(str(folder / "runs"), "newer", seed=2, day=2)
    return folder


@given(request=requests())
@example(
    request=GraphQLRequest(
        "query($after: String) { runs(after: $after) { totalCount } }", None, {"after": "\ud800"}
    )
)
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_value_is_a_bug(home: Path, request: GraphQLRequest) -> None:
    answered(home, request)


@pytest.mark.soak
@given(request=requests())
@settings(max_examples=50_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_value_is_a_bug_for_long(home: Path, request: GraphQLRequest) -> None:
    answered(home, request)


def answered(home: Path, request: GraphQLRequest) -> None:
    """Ask, and fail when the answer blames the service or an error says nothing."""

    async def asked() -> list[str]:
        app = create_app(load_settings({"TULAR_HOME": str(home)}, home), reader=Pointer("newer"))
        answer = await app.state.service.ask(request)
        assert all(error["message"] for error in answer.payload.get("errors", ()))
        return list(answer.codes)

    assert not {"INTERNAL", "BAD_QUERY"} & set(asyncio.run(asked()))
