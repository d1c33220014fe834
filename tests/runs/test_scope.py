"""Runs about a subject, with decay, directed towards something, between two dates: on a network counted by hand and
by second implementations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import world
from tests.conftest import CACHE
from tular.config import Settings
from tular.errors import EmptySnapshot, TularError, UsageError
from tular.models import AccountBatch, Layer, PostBatch, Relation, RelationBatch, Subject, Window
from tular.runs.artifact import RunArtifact, open_run
from tular.runs.plan import Plan
from tular.runs.scope import Scope
from tular.store.driver.database import Database
from tular.store.ledger.lists import Lists, WholeLists
from tular.store.load.live import LiveLoader
from tular.store.snapshot.audience import read_growth, read_languages, read_posts_about

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
POSTS = {
    "id": ["p1", "p2", "p3", "p4", "p5"],
    "author": ["0", "1", "2", "0", "1"],
    "at": [NOON, NOON, NOON, NOON + timedelta(days=40), None],
    "text": ["Rain today", "Solar POWER now", None, "quiet .*", "solar"],
    "lang": ["en", "id", None, "de", "en"],
    "hashtags": [["climate", "x"], [], ["climate"], None, ["other"]],
    "links": [["https://news.example/a"], None, [], ["https://Else.example"], []],
}
EVENTS = {
    "source": [3, 4, 3, 0, 2],
    "target": [0, 0, 1, 2, 2],
    "at": [NOON, NOON + 2 * WEEK, NOON + WEEK, None, NOON + WEEK],
    "count": [1, 2, 4, 3, 1],
    "post": ["x:r1", "x:r2", "x:r3", None, None],
    "original": ["x:p1", "x:p4", "x:p2", "x:p3", "x:p3"],
}


@pytest.fixture
def own(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    """3 and 4 retweet 0, 3 retweets 1, 0 retweets 2 at an unknown time, and 2 itself."""
    loader = LiveLoader(database)
    names = {"id": ["0", "1", "5"], "handle": ["Ada", "bo", "Bo"]}
    loader.write(AccountBatch("x", pl.DataFrame(names)))
    loader.write(PostBatch("x", pl.DataFrame(POSTS)))
    loader.write(RelationBatch(Relation.RETWEETED, "x", pl.DataFrame(EVENTS)))
    return replace(settings, artifacts=str(tmp_path / "runs"))


def analysed(settings: Settings, **choices: Any) -> RunArtifact:
    run = world.analysed(settings, Plan(workers=1, **choices), publish=False)
    return open_run(settings.artifacts, run.id, cache=CACHE)


def weights(run: RunArtifact) -> dict[tuple[str, str], float]:
    keys = run.accounts["key"]
    return {
        (keys[a], keys[b]): weight
        for a, b, weight in run.relations.select("source", "target", "weight").iter_rows()
    }


def scores(run: RunArtifact, measure: str) -> dict[str, Any]:
    return dict(run.accounts.select("key", measure).iter_rows())


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (Subject(hashtags=("#CLIMATE",)), ["x:p1", "x:p3"]),
        (Subject(terms=("solar",)), ["x:p2", "x:p5"]),
        (Subject(terms=("solar power",)), ["x:p2"]),
        (Subject(terms=(".*",)), ["x:p4"]),
        (Subject(links=("https://news.example",)), ["x:p1"]),
        (Subject(hashtags=("climate", "other"), links=("HTTPS://else",)), ["x:p1", "x:p3", "x:p4", "x:p5"]),
        (Subject(hashtags=("nothing",)), []),
    ],
)
def test_posts_about_a_subject(
    own: Settings, database: Database, subject: Subject, expected: list[str]
) -> None:
    found = read_posts_about(database, subject)
    assert found["key"].to_list() == expected
    authors = dict(zip(POSTS["id"], POSTS["author"], strict=True))
    assert found["account"].to_list() == [f"x:{authors[key[2:]]}" for key in expected]


def test_a_run_about_a_subject_knows_nothing_else(own: Settings) -> None:
    measures = ("inStrength", "retweetsReceived", "retweetsPerPost", "pagerank")
    run = analysed(own, layer=Layer.RETWEETS, measures=measures, scope=Scope(about=("hashtag:climate",)))
    assert weights(run) == {("x:3", "x:0"): 1, ("x:0", "x:2"): 3}
    assert scores(run, "retweetsReceived") == {"x:0": 1, "x:2": 3, "x:3": 0}
    assert scores(run, "retweetsPerPost") == {"x:0": 1, "x:2": 3, "x:3": None}
    assert run.manifest.parameters["about"] == ["hashtag:climate"]
    assert run.manifest.parameters["selfLoopsDropped"] == 1
    whole = analysed(own, layer=Layer.RETWEETS, measures=measures)
    assert whole.manifest.parameters["continues"] is None, "not of the same subject"
    assert whole.manifest.fingerprint != run.manifest.fingerprint


def test_nothing_about_it_is_no_run(own: Settings) -> None:
    with pytest.raises(EmptySnapshot, match="--about"):
        analysed(own, layer=Layer.RETWEETS, scope=Scope(about=("hashtag:nothing",)))


def test_old_events_count_for_less(own: Settings) -> None:
    """Counted back from the last event; what has no time does not count."""
    run = analysed(own, layer=Layer.RETWEETS, scope=Scope(half_life=WEEK))
    assert weights(run) == pytest.approx({("x:3", "x:0"): 0.25, ("x:4", "x:0"): 2, ("x:3", "x:1"): 2})
    assert run.manifest.parameters["halfLifeSeconds"] == WEEK.total_seconds()
    assert datetime.fromisoformat(run.manifest.parameters["decayedTo"]) == NOON + 2 * WEEK
    window = Window(None, NOON + WEEK + timedelta(seconds=1))
    run = analysed(own, layer=Layer.RETWEETS, window=window, scope=Scope(half_life=WEEK))
    assert weights(run)["x:3", "x:1"] == pytest.approx(4, rel=1e-5)
    assert datetime.fromisoformat(run.manifest.parameters["decayedTo"]) == window.end


@pytest.mark.parametrize(
    ("towards", "starts"),
    [
        (("account:@ada",), {"x:0": 1}),
        (("account:x:1", "account:ADA", "account:x:1"), {"x:0": 1, "x:1": 2}),
        (("hashtag:climate", "term:solar"), {"x:0": 1, "x:1": 2, "x:2": 1}),
        (("community:first",), None),
    ],
)
def test_personalised_pagerank(
    own: Settings, towards: tuple[str, ...], starts: dict[str, float] | None
) -> None:
    """As networkx has it, with the same walker."""
    if starts is None:
        before = analysed(own, layer=Layer.RETWEETS)
        community = before.communities["id"][0]
        starts = dict.fromkeys(before.accounts.filter(communityId=community)["key"], 1)
        towards = (f"community:{community}",)
    run = analysed(own, layer=Layer.RETWEETS, scope=Scope(towards=towards))
    graph = nx.DiGraph()
    graph.add_nodes_from(run.accounts["key"])
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in weights(run).items())
    expected = nx.pagerank(graph, personalization=starts, tol=1e-12, max_iter=1000)
    assert scores(run, "personalisedPagerank") == pytest.approx(expected, abs=1e-8)
    assert run.manifest.parameters["towardsAccounts"] == len(starts)
    assert set(run.manifest.parameters["towardsLeading"]) == set(starts)


@pytest.mark.parametrize(
    ("towards", "says"),
    [
        ("account:@nobody", "No account"),
        ("community:none", "no community"),
        ("hashtag:nothing", "No account"),
    ],
)
def test_towards_nothing(own: Settings, towards: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        analysed(own, layer=Layer.RETWEETS, scope=Scope(towards=(towards,)))
    assert caught.value.field == "towards"


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"about": ("climate",)}, "about"),
        ({"about": ("account:x:1",)}, "about"),
        ({"about": ("hashtag:#",)}, "about"),
        ({"towards": ("fame:1",)}, "towards"),
        ({"half_life": timedelta(0)}, "halfLife"),
    ],
)
def test_a_scope_that_means_nothing(choices: dict[str, Any], field: str) -> None:
    with pytest.raises(UsageError) as caught:
        Scope(**choices)
    assert caught.value.field == field


def test_the_language_of_most_posts(own: Settings, database: Database) -> None:
    keys = pl.Series(["x:0", "x:1", "x:2", "x:9"])
    assert read_languages(database, Window(), keys).to_list() == ["de", "en", None, None], "ties by alphabet"
    assert read_languages(database, Window(None, NOON + WEEK), keys).to_list() == ["en", "id", None, None]
    run = analysed(own, layer=Layer.RETWEETS)
    assert scores(run, "language") == {"x:0": "de", "x:1": "en", "x:2": None, "x:3": None, "x:4": None}


def day(number: int | None) -> datetime | None:
    return None if number is None else NOON + timedelta(days=number)


def growth(follows: pl.DataFrame, start: datetime, end: datetime) -> pl.DataFrame:
    """The second implementation: by frames."""

    def exists(moment: datetime) -> pl.Expr:
        seen = [
            pl.col(name).filter(pl.col(name) <= moment).max().over("target")
            for name in ("firstSeen", "lastSeen")
        ]
        begun = pl.col("firstSeen").is_null() | (pl.col("firstSeen") <= moment)
        return begun & (pl.col("lastSeen") >= pl.max_horizontal(*seen)).fill_null(True)

    def crawl(moment: datetime) -> pl.Expr:
        seen = [pl.col(name).filter(pl.col(name) <= moment).max() for name in ("firstSeen", "lastSeen")]
        return pl.max_horizontal(*seen)

    counted = follows.with_columns(before=exists(start), after=exists(end))
    return (
        counted.group_by("target")
        .agg(
            pl.col("before", "after").sum(),
            gained=(pl.col("after") & ~pl.col("before")).sum(),
            lost=(pl.col("before") & ~pl.col("after")).sum(),
            checked=pl.col("before").sum(),
            known=crawl(end) > crawl(start),
        )
        .filter(pl.col("known") & (pl.col("before") + pl.col("after") > 0))
        .drop("known")
    )


def crawled(database: Database, follows: pl.DataFrame, platform: str) -> None:
    """Load the follows as whole lists of followers, of the times at which any of an account's was seen."""
    batch = RelationBatch(Relation.FOLLOWS, platform, follows)
    LiveLoader(database).write(batch)
    for name in ("firstSeen", "lastSeen"):
        lists = WholeLists(Lists.FOLLOWERS)
        seen = follows.select("source", "target", lastSeen=name)
        assert list(lists.batches([replace(batch, frame=seen)]))
        lists.record(database)


days = st.one_of(st.none(), st.integers(0, 20))


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 3), days, st.integers(0, 9)), min_size=1, max_size=30),
    st.integers(0, 10),
    st.integers(11, 20),
)
def test_growth_and_churn(
    database: Database, rows: list[tuple[int, int | None, int]], start: int, end: int
) -> None:
    """A new platform an example, so that they do not mix."""
    platform = f"t{abs(hash((tuple(rows), start, end)))}"
    follows = pl.DataFrame(
        [
            (str(100 + i), str(target), day(first), None if first is None else day(first + length))
            for i, (target, first, length) in enumerate(rows)
        ],
        schema={"source": pl.String, "target": pl.String}
        | dict.fromkeys(("firstSeen", "lastSeen"), pl.Datetime("us", "UTC")),
        orient="row",
    )
    crawled(database, follows, platform)
    moments = NOON + timedelta(days=start), NOON + timedelta(days=end)
    expected = growth(follows, *moments).sort("target")
    found = read_growth(database, moments, platform + ":" + expected["target"])
    assert found.rows() == expected.drop("target").rows()
    assert (found["before"] + found["gained"] - found["lost"] == found["after"]).all()


def test_growth_between_the_dates_of_a_run(own: Settings, database: Database) -> None:
    rows = [
        (5, 0, 0, 9),
        (6, 0, 0, 30),
        (7, 0, 12, 30),
        (8, 1, 0, 9),
        (9, 1, 12, 30),
        (5, 1, 0, 9),
        (5, 6, 12, 20),
    ]
    follows = pl.DataFrame(
        [(a, b, day(first), day(last)) for a, b, first, last in rows],
        schema={"source": pl.Int64, "target": pl.Int64}
        | dict.fromkeys(("firstSeen", "lastSeen"), pl.Datetime("us", "UTC")),
        orient="row",
    )
    crawled(database, follows, "x")
    measures = ("followersGained", "followersLost", "growthRate", "churnRate")
    run = analysed(own, window=Window(day(5), day(20)), measures=measures)
    found = {row.pop("key"): tuple(row.values()) for row in run.accounts.select("key", *measures).to_dicts()}
    assert found["x:0"] == (1, 1, 0.0, 0.5)
    assert found["x:1"] == (1, 2, -0.5, 1.0)
    assert found["x:6"] == (None, None, None, None), "no crawl before the window"
    churned = run.accounts["key"].gather(run.rankings["churnRate"].head(2)).to_list()
    assert churned == ["x:0", "x:1"], "the least churn leads"


def test_a_loss_is_known_only_from_a_list_that_was_loaded_again(database: Database) -> None:
    """Two crawls of friend lists; 3 was never looked at again, so that what it followed is not lost."""
    rows = [(1, 9, 0, 0), (2, 9, 0, 10), (3, 9, 0, 0), (1, 8, 0, 10)]
    follows = pl.DataFrame(
        [(a, b, day(first), day(last)) for a, b, first, last in rows],
        schema={"source": pl.Int64, "target": pl.Int64}
        | dict.fromkeys(("firstSeen", "lastSeen"), pl.Datetime("us", "UTC")),
        orient="row",
    )
    batch = RelationBatch(Relation.FOLLOWS, "x", follows)
    LiveLoader(database).write(batch)
    between = (NOON, NOON + timedelta(days=11))
    asked = pl.Series(["x:9", "x:8"])
    unknown = read_growth(database, between, asked)
    assert unknown.select("before", "after", "lost", "checked").rows() == [(3, 3, None, 0), (1, 1, None, 0)]
    lists = WholeLists(Lists.FOLLOWING)
    assert list(lists.batches([batch])) == [batch]
    assert lists.record(database) == 3
    found = read_growth(database, between, asked)
    assert found.select("before", "after", "lost", "checked").rows() == [(3, 2, 1, 2), (1, 1, 0, 1)]
    quiet = read_growth(database, (NOON + timedelta(days=2), NOON + timedelta(days=5)), asked)
    assert quiet.rows() == [(None,) * 5] * 2, "no crawl between the two"


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"measures": ("personalisedPagerank",)}, "towards"),
        ({"measures": ("engagedFollowers",), "layer": Layer.RETWEETS}, "measures"),
        ({"measures": ("growthRate",), "window": Window(NOON, None)}, "from"),
        ({"scope": Scope(half_life=WEEK)}, "layer"),
        ({"scope": Scope(about=("term:x",))}, "layer"),
        ({"tiers": (5, 4, 3, 2)}, "tiers"),
    ],
)
def test_a_plan_has_what_its_parts_need(choices: dict[str, Any], field: str) -> None:
    with pytest.raises(TularError) as caught:
        Plan(**choices)
    assert caught.value.field == field


def test_tiers_begin_where_the_plan_says(own: Settings, database: Database) -> None:
    sizes = {"id": ["0", "1", "2", "3", "4"], "followersCount": [1, 2, 3, 4, 5]}
    LiveLoader(database).write(AccountBatch("x", pl.DataFrame(sizes)))
    run = analysed(own, layer=Layer.RETWEETS, tiers=(2, 3, 4, 5))
    assert list(scores(run, "tier").values()) == ["NANO", "MICRO", "MID", "MACRO", "MEGA"]
