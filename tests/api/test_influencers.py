"""Rankings: order, paging, filters, comparison."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.api.conftest import Asker, Pointer
from tests.api.samples import UNKNOWN_FOR_SOME, sample_run, sample_tables
from tular.api.graphql.cursors import Cursor
from tular.models import Layer

pytestmark = pytest.mark.anyio

PAGE = """
query Page($first: Int, $after: String, $measure: Measure, $filter: InfluencerFilter, $runId: ID
           $order: InfluencerOrder, $compareTo: ID, $weights: [MeasureWeight!], $between: [ID!]
           $layer: Layer, $from: DateTime, $to: DateTime) {
  influencers(first: $first, after: $after, measure: $measure, filter: $filter, runId: $runId, order: $order,
              compareTo: $compareTo, weights: $weights, between: $between, layer: $layer, from: $from, to: $to) {
    totalCount
    run { runId }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor rank position score rankChange scoreChange previousRank previousScore percentile
            node { key handle } parts { measure weight percentile contribution } }
  }
}
"""


def column(page: Any, name: str) -> list[Any]:
    return [edge[name] for edge in page["edges"]]


def keys(page: Any) -> list[str]:
    return [edge["node"]["key"] for edge in page["edges"]]


async def pages(api: Asker, **variables: Any) -> list[Any]:
    """All pages, one after the other."""
    found = [(await api.ask(PAGE, **variables))["influencers"]]
    while found[-1]["pageInfo"]["hasNextPage"]:
        variables["after"] = found[-1]["pageInfo"]["endCursor"]
        found.append((await api.ask(PAGE, **variables))["influencers"])
    return found


async def test_the_ranking_is_the_runs(api: Asker) -> None:
    page = (await api.ask(PAGE, measure="PAGERANK", first=10))["influencers"]
    accounts = sample_tables(60, 2).accounts.sort("pagerank", "key", descending=[True, False])
    assert keys(page) == accounts["key"].to_list()[:10]
    assert column(page, "score") == pytest.approx(accounts["pagerank"].to_list()[:10])
    assert column(page, "rank") == list(range(1, 11))
    assert page["totalCount"] == 60
    assert page["run"]["runId"] == "newer"


async def test_ties_are_broken_by_key(api: Asker) -> None:
    found = [edge for page in await pages(api, measure="CORENESS", first=7) for edge in page["edges"]]
    order = [(-edge["score"], edge["node"]["key"]) for edge in found]
    assert len(order) == 60
    assert order == sorted(order)
    assert len({edge["score"] for edge in found}) < 10


async def test_paging_stays_with_the_run_when_another_is_published(api: Asker, pointer: Pointer) -> None:
    first = (await api.ask(PAGE, first=10))["influencers"]
    pointer.run = "other"
    await wait_until_followed(api, "other")
    second = (await api.ask(PAGE, first=10, after=first["pageInfo"]["endCursor"]))["influencers"]
    assert second["run"]["runId"] == "newer"
    assert column(second, "rank") == list(range(11, 21))
    assert (await api.ask(PAGE, first=10))["influencers"]["run"]["runId"] == "other"


async def wait_until_followed(api: Asker, run: str) -> None:
    while (await api.ask("{ run { runId } }"))["run"]["runId"] != run:
        pass


FILTERS = [
    ({"kind": ["MEDIA", "UNKNOWN"]}, lambda a: a["kind"] in ("MEDIA", None)),
    ({"location": "JAKARTA"}, lambda a: a["location"] == "Jakarta"),
    ({"tier": ["NANO"]}, lambda a: a["tier"] == "NANO"),
    ({"role": ["CONNECTOR", "KINLESS_HUB"]}, lambda a: a["role"] is not None),
    ({"language": ["id", "de"]}, lambda a: a["language"] == "id"),
    ({"platform": ["x"], "verified": True}, lambda a: a["verified"] is True),
    ({"verified": False}, lambda a: not a["verified"]),
    ({"text": "KOPI topic1"}, lambda a: "kopi and topic1" in (a["bio"] or "")),
    ({"text": "100% [kopi"}, lambda _a: False),
    ({"minAudience": 1000}, lambda a: audience(a) >= 1000),
    ({"maxAudience": 30}, lambda a: audience(a) <= 30),
    ({"community": ["c1", "Q29tbXVuaXR5OmMw"]}, lambda a: a["communityId"] in ("c0", "c1")),
    (
        {"kind": ["PERSON"], "tier": ["NANO"], "minAudience": 5},
        lambda a: a["kind"] == "PERSON" and audience(a) >= 5,
    ),
    ({"text": None, "kind": None}, lambda _a: True),
]


def audience(account: dict[str, Any]) -> int:
    stated: int | None = account["followersCount"]
    return int(account["followers"]) if stated is None else stated


@pytest.mark.parametrize(
    ("wanted", "passes"), FILTERS, ids=lambda value: str(value) if isinstance(value, dict) else ""
)
async def test_filters(api: Asker, wanted: dict[str, Any], passes: Any) -> None:
    """As a loop over the accounts finds them, in the order of the ranking, page by page."""
    accounts = sample_tables(60, 2).accounts.sort("pagerank", "key", descending=[True, False]).to_dicts()
    expected = [(rank, a["key"]) for rank, a in enumerate(accounts, 1) if passes(a)]
    found = await pages(api, filter=wanted, first=6)
    edges = [edge for page in found for edge in page["edges"]]
    assert [(edge["rank"], edge["node"]["key"]) for edge in edges] == expected
    assert [edge["position"] for edge in edges] == list(range(1, len(expected) + 1))
    assert found[0]["totalCount"] == len(expected)


async def test_an_empty_list_lets_nothing_pass(api: Asker) -> None:
    page = (await api.ask(PAGE, filter={"kind": []}))["influencers"]
    assert (page["totalCount"], page["edges"], page["pageInfo"]["endCursor"]) == (0, [], None)


async def test_ascending_order_is_the_reverse(api: Asker) -> None:
    down = [edge["node"]["key"] for page in await pages(api, first=50) for edge in page["edges"]]
    up = [
        edge["node"]["key"]
        for page in await pages(api, first=7, order="SCORE_ASCENDING")
        for edge in page["edges"]
    ]
    assert up == down[::-1]


@pytest.mark.parametrize(
    ("order", "name", "sign"),
    [
        ("RANK_RISE", "rankChange", -1),
        ("RANK_FALL", "rankChange", 1),
        ("SCORE_GAIN", "scoreChange", -1),
        ("SCORE_LOSS", "scoreChange", 1),
    ],
)
async def test_orders_by_change(api: Asker, order: str, name: str, sign: int) -> None:
    found = await pages(api, first=9, order=order, compareTo="other")
    edges = [edge for page in found for edge in page["edges"]]
    assert len(edges) == found[0]["totalCount"] == 40, "those that the other run has"
    changes = [sign * edge[name] for edge in edges]
    assert changes == sorted(changes)
    for edge in edges:
        assert edge["rankChange"] == edge["previousRank"] - edge["rank"]
        assert edge["scoreChange"] == pytest.approx(edge["score"] - edge["previousScore"])


async def test_comparison_leaves_unknown_accounts_without_change(api: Asker) -> None:
    then = sample_tables(40, 3).accounts
    before = dict(zip(then["key"], then["pagerank"], strict=True))
    found = [edge for page in await pages(api, first=50, compareTo="other") for edge in page["edges"]]
    assert len(found) == 60
    assert {
        edge["node"]["key"]: edge["previousScore"] for edge in found if edge["previousScore"]
    } == pytest.approx(before)
    assert {edge["rankChange"] is None for edge in found if edge["node"]["key"] not in before} == {True}


@pytest.mark.parametrize(
    ("variables", "code", "field", "says"),
    [
        ({"first": 0}, "BAD_INPUT", "first", "1 to 100, not 0"),
        ({"first": 101}, "BAD_INPUT", "first", "1 to 100, not 101"),
        ({"after": "nonsense"}, "BAD_CURSOR", "after", "is no cursor"),
        ({"after": "ü"}, "BAD_CURSOR", "after", "is no cursor"),
        ({"after": "cnVucwkJeA=="}, "BAD_CURSOR", "after", "belongs to another list"),
        ({"after": "aW5mbHVlbmNlcnM6cGFnZXJhbms6U0NPUkUJbmV3ZXIJLTE="}, "BAD_CURSOR", "after", "damaged"),
        ({"runId": "none"}, "RUN_NOT_FOUND", "runId", "no run 'none'"),
        ({"runId": "../secret"}, "RUN_NOT_FOUND", "runId", "no run"),
        ({"runId": "Q29tbXVuaXR5OmMw"}, "BAD_ID", "runId", "of a Community, not of a Run"),
        ({"order": "RANK_RISE"}, "BAD_INPUT", "compareTo", "needs a run"),
        ({"filter": {"community": ["c99"]}}, "BAD_ID", "community", "no community 'c99'"),
        ({"filter": {"text": "x" * 201}}, "BAD_INPUT", "text", "1 to 200"),
        ({"filter": {"minAudience": -5}}, "BAD_INPUT", "minAudience", "0 or more, not -5"),
        (
            {"filter": {"minAudience": 9, "maxAudience": 3}},
            "BAD_INPUT",
            "minAudience",
            "at least 9 and at most 3",
        ),
        ({"filter": {"text": " "}}, "BAD_INPUT", "text", "1 to 200"),
    ],
)
async def test_wrong_arguments(api: Asker, variables: Any, code: str, field: str, says: str) -> None:
    error = await api.refused(PAGE, **variables)
    assert error["extensions"]["code"] == code
    assert error["extensions"]["field"] == field
    assert says in error["message"]
    assert error["message"].endswith(error["extensions"]["remedy"])
    assert error["path"] == ["influencers"]


async def test_a_cursor_does_not_fit_another_measure_order_or_run(api: Asker) -> None:
    cursor = (await api.ask(PAGE))["influencers"]["pageInfo"]["endCursor"]
    for other in (
        {"measure": "CORENESS"},
        {"order": "SCORE_ASCENDING"},
        {"compareTo": "older"},
        {"runId": "older"},
    ):
        assert (await api.refused(PAGE, after=cursor, **other))["extensions"]["code"] == "BAD_CURSOR"


async def test_a_cursor_past_the_end_gives_an_empty_page(api: Asker) -> None:
    cursor = str(Cursor("influencers:pagerank:SCORE", "newer", "10000"))
    page = (await api.ask(PAGE, after=cursor))["influencers"]
    assert (page["edges"], page["pageInfo"]["hasNextPage"]) == ([], False)


async def test_a_measure_that_the_run_lacks(api: Asker, artifacts: Path) -> None:
    sample_run(str(artifacts), "poor", measures=["pagerank"], day=0)
    error = await api.refused(PAGE, runId="poor", measure="HITS_HUB")
    assert error["extensions"] == {
        "code": "MEASURE_NOT_IN_RUN",
        "field": "measure",
        "remedy": "Ask for one of PAGERANK, or analyse again with `--measures hitsHub`, which adds it.",
    }
    assert (await api.refused(PAGE, compareTo="poor", measure="HITS_HUB"))["extensions"][
        "code"
    ] == "MEASURE_NOT_IN_RUN"


async def test_null_arguments_mean_the_defaults(api: Asker) -> None:
    nothing = dict.fromkeys(["first", "after", "measure", "filter", "runId", "order", "compareTo"])
    assert await api.ask(PAGE, **nothing) == await api.ask(PAGE)


async def test_accounts_without_a_score_are_not_ranked(api: Asker) -> None:
    """The quickest to be retweeted come first; who never was comes nowhere."""
    accounts = sample_tables(60, 2).accounts.filter(pl.col(UNKNOWN_FOR_SOME).is_not_null())
    quickest = accounts.sort(UNKNOWN_FOR_SOME)["key"].to_list()
    found = await pages(api, measure="MEDIAN_SECONDS_TO_RETWEET", first=15)
    assert [key for page in found for key in keys(page)] == quickest
    assert found[0]["edges"][0]["percentile"] == 100
    for order, expected in (("SCORE_ASCENDING", quickest), ("SCORE_DESCENDING", quickest[::-1])):
        page = (await api.ask(PAGE, measure="MEDIAN_SECONDS_TO_RETWEET", order=order, first=40))[
            "influencers"
        ]
        assert keys(page) == expected
    assert found[0]["totalCount"] == 40
    query = '{ account(id: "x:1000") { score(measure: M) rank(measure: M) percentile(measure: M) } }'
    answer = await api.ask(query.replace("M)", "MEDIAN_SECONDS_TO_RETWEET)"))
    assert answer["account"] == {"score": None, "rank": None, "percentile": None}
    for order in ("RANK_RISE", "SCORE_LOSS"):
        await pages(api, measure="MEDIAN_SECONDS_TO_RETWEET", order=order, compareTo="other", first=50)


def percentiles(accounts: list[dict[str, Any]], name: str, sign: int) -> dict[str, float]:
    """By definition: the percentage of the others with a score that this one is ahead of."""
    known = [a for a in accounts if a[name] is not None]
    worse = {a["key"]: sum(sign * b[name] < sign * a[name] for b in known) for a in known}
    return {key: 100 * number / (len(known) - 1) for key, number in worse.items()}


async def test_a_composite_score_shows_its_parts(api: Asker) -> None:
    """Low leads in the time to a retweet, which a third has not; a negative weight counts from the other end."""
    weights = {"CORENESS": 3, "MEDIAN_SECONDS_TO_RETWEET": 2, "OUT_DEGREE": -1}
    given = [{"measure": measure, "weight": weight} for measure, weight in weights.items()]
    accounts = sample_tables(60, 2).accounts.to_dicts()
    parts = {
        "CORENESS": percentiles(accounts, "coreness", 1),
        "MEDIAN_SECONDS_TO_RETWEET": percentiles(accounts, UNKNOWN_FOR_SOME, -1),
        "OUT_DEGREE": percentiles(accounts, "outDegree", -1),
    }
    expected = {
        a["key"]: sum(
            abs(weight) / 6 * parts[measure].get(a["key"], 0.0) for measure, weight in weights.items()
        )
        for a in accounts
    }
    edges = [edge for page in await pages(api, weights=given, first=25) for edge in page["edges"]]
    scores = [edge["score"] for edge in edges]
    assert [edge["rank"] for edge in edges] == [1 + scores.index(score) for score in scores]
    assert {edge["node"]["key"]: edge["score"] for edge in edges} == pytest.approx(expected)
    assert column({"edges": edges}, "score") == sorted((e["score"] for e in edges), reverse=True)
    for edge in edges:
        assert [part["weight"] for part in edge["parts"]] == pytest.approx([3 / 6, 2 / 6, -1 / 6])
        assert sum(part["contribution"] for part in edge["parts"]) == pytest.approx(edge["score"])
        for part in edge["parts"]:
            known = parts[part["measure"]].get(edge["node"]["key"])
            assert part["percentile"] == (None if known is None else pytest.approx(known))


async def test_a_composite_score_is_filtered_and_compared_as_any_other(api: Asker) -> None:
    given = {"weights": [{"measure": "PAGERANK", "weight": 1}], "compareTo": "older"}
    found = (await api.ask(PAGE, **given, filter={"kind": ["MEDIA"]}, order="RANK_RISE"))["influencers"]
    plain = (await api.ask(PAGE, compareTo="older", filter={"kind": ["MEDIA"]}, order="RANK_RISE"))[
        "influencers"
    ]
    for name in ("rank", "previousRank", "rankChange", "percentile"):
        assert column(found, name) == column(plain, name)
    assert keys(found) == keys(plain)


async def test_brokers_between_two_communities(api: Asker) -> None:
    """By definition: members of either that each account is related to, less what its contacts give by chance."""
    tables = sample_tables(60, 2)
    home = tables.accounts["communityId"].to_list()
    related: list[set[int]] = [set() for _ in home]
    for source, target, _ in tables.relations.iter_rows():
        related[source].add(target)
        related[target].add(source)
    total = sum(map(len, related))
    share = {c: sum(len(others) for others, own in zip(related, home, strict=True) if own == c) / total
             for c in ("c0", "c2")}  # fmt: skip
    beyond = {
        key: min(sum(home[b] == c for b in others) - len(others) * share[c] for c in share)
        for key, others in zip(tables.accounts["key"], related, strict=True)
        if all(any(home[b] == c for b in others) for c in share)
    }
    edges = [
        edge
        for page in await pages(api, between=["c0", "Q29tbXVuaXR5OmMy"], first=50)
        for edge in page["edges"]
    ]
    assert {e["node"]["key"]: e["score"] for e in edges} == pytest.approx(beyond)
    order = [(-edge["score"], edge["node"]["key"]) for edge in edges]
    assert order == sorted(order)
    query = """{ influencers(between: ["c0", "c2"], first: 5) { rankedBy edges { score brokerage {
      pairs expectedPairs toFirst expectedToFirst toSecond expectedToSecond } } } }"""
    found = (await api.ask(query))["influencers"]
    assert found["rankedBy"] == "between c0 c2"
    for edge in found["edges"]:
        sides = edge["brokerage"]
        assert sides["pairs"] == sides["toFirst"] * sides["toSecond"]
        assert edge["score"] == pytest.approx(
            min(sides["toFirst"] - sides["expectedToFirst"], sides["toSecond"] - sides["expectedToSecond"])
        )


async def test_where_the_run_lacks_pagerank_it_goes_by_what_it_has(api: Asker, artifacts: Path) -> None:
    sample_run(str(artifacts), "unusual", measures=["constraint", "inDegree"], day=0)
    query = """query ($after: String) { influencers(runId: "unusual", first: 5, after: $after) {
      rankedBy pageInfo { endCursor } edges { score node { inDegree: score(measure: IN_DEGREE) score rank } } } }"""
    first = (await api.ask(query))["influencers"]
    second = (await api.ask(query, after=first["pageInfo"]["endCursor"]))["influencers"]
    assert first["rankedBy"] == second["rankedBy"] == "inDegree", "in constraint the lowest lead"
    for edge in first["edges"] + second["edges"]:
        assert edge["score"] == edge["node"]["inDegree"] == edge["node"]["score"]
    others = """{ communities(runId: "unusual", first: 2) { edges { node {
      topInfluencers(first: 2) { score } members(first: 2) { rankedBy } } } }
      communityMap(runId: "unusual") { members { account { key } } }
      account(id: "x:1000", runId: "unusual") { history { score } egoNetwork { accounts { key } } } }"""
    answer = await api.ask(others)
    assert answer["communities"]["edges"][0]["node"]["members"]["rankedBy"] == "inDegree"
    refused = await api.refused('{ influencers(runId: "unusual", measure: PAGERANK) { totalCount } }')
    assert "which adds it" in refused["message"]


async def test_an_experiment_answers_only_where_it_is_named(api: Asker, pointer: Pointer) -> None:
    pointer.published = ["older"]
    assert (await api.ask(PAGE, layer="FOLLOWS"))["influencers"]["run"]["runId"] == "older"
    assert (await api.ask(PAGE, runId="other"))["influencers"]["run"]["runId"] == "other"
    history = '{ account(id: "x:1000", runId: "newer") { history { run { runId } } } }'
    points = (await api.ask(history))["account"]["history"]
    assert [point["run"]["runId"] for point in points] == ["newer", "older"], (
        "the one asked, and the published"
    )
    pointer.published = []
    refused = await api.refused(PAGE, layer="FOLLOWS")
    assert (
        "No run of layer follows is published: other is the newest that was only made." in refused["message"]
    )


async def test_runs_of_other_layers_do_not_compare(api: Asker, artifacts: Path) -> None:
    sample_run(str(artifacts), "retweets", day=0, layer=Layer.RETWEETS)
    refused = await api.refused('{ influencers(compareTo: "retweets") { totalCount } }')
    assert refused["extensions"]["field"] == "compareTo"
    assert "is of layer follows" in refused["message"]


async def test_the_newest_run_of_a_layer_and_window(api: Asker) -> None:
    other = (await api.ask(PAGE, layer="FOLLOWS"))["influencers"]
    assert other["run"]["runId"] == "other", "the newest, while nobody tells which are published"
    older = (await api.ask(PAGE, layer="FOLLOWS", to="2026-01-02T00:00:00Z", first=5))["influencers"]
    assert older["run"]["runId"] == "older"
    more = await api.ask(
        PAGE, layer="FOLLOWS", to="2026-01-02T00:00:00", after=older["pageInfo"]["endCursor"]
    )
    assert more["influencers"]["run"]["runId"] == "older"
    missing = await api.refused(PAGE, layer="RETWEETS", **{"from": "2026-01-02T00:00:00Z"})
    assert "tular analyze --layer retweets --from 2026-01-02T00:00:00+0000" in missing["message"]


@pytest.mark.parametrize(
    ("variables", "code", "field"),
    [
        ({"weights": []}, "BAD_INPUT", "weights"),
        ({"weights": [{"measure": "PAGERANK", "weight": 0}]}, "BAD_INPUT", "weights"),
        ({"weights": [{"measure": "PAGERANK", "weight": 1}] * 2}, "BAD_INPUT", "weights"),
        (
            {"weights": [{"measure": "PAGERANK", "weight": 1}], "between": ["c0", "c1"]},
            "BAD_INPUT",
            "weights",
        ),
        ({"between": ["c0"]}, "BAD_INPUT", "between"),
        ({"between": ["c0", "c0"]}, "BAD_INPUT", "between"),
        ({"between": ["c0", "c99"]}, "BAD_ID", "between"),
        ({"layer": "FOLLOWS", "runId": "older"}, "BAD_INPUT", "layer"),
        ({"to": "2026-01-02T00:00:00Z"}, "BAD_INPUT", "layer"),
        ({"layer": "QUOTES"}, "RUN_NOT_FOUND", "layer"),
    ],
)
async def test_wrong_criteria_and_runs(api: Asker, variables: Any, code: str, field: str) -> None:
    error = await api.refused(PAGE, **variables)
    assert (error["extensions"]["code"], error["extensions"]["field"]) == (code, field)
