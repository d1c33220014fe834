"""A ranking as a table: who, how high, among whom, and beside what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tular.results.pair_brokers import Brokerage
from tular.results.rankings import InfluencerRows, RankingPage
from tular.results.table import Book, Table, run_facts

PROFILE = ("key", "handle", "name", "kind", "location", "followersCount")
RESULTS = ("tier", "role", "communityId")
CHANGES = ("previousRank", "previousScore", "rankChange", "scoreChange")
SIDES = {
    "pairs": "pairs",
    "expectedPairs": "expected_pairs",
    "toFirst": "to_first",
    "expectedToFirst": "expected_to_first",
    "toSecond": "to_second",
    "expectedToSecond": "expected_to_second",
}


def influencer_rows(edges: InfluencerRows, shown: Sequence[str] = ()) -> list[dict[str, Any]]:
    """A record an account; `shown` are measures beside that which it is ranked by."""
    nodes, view = edges.nodes(), edges.ranking.view
    labels = dict(view.communities.select("id", "label").iter_rows())
    columns = {"rank": edges.ranks(), "score": edges.scores(), "percentile": edges.percentiles()}
    columns |= {name: nodes.profile(name) for name in PROFILE} | {
        name: nodes.result(name) for name in RESULTS
    }
    columns["community"] = [labels.get(each) for each in columns["communityId"]]
    columns |= {name: nodes.scores(name) for name in shown}
    if any(parts := edges.parts()):
        columns["parts"] = parts
    if any(sides := edges.brokerages()):
        columns |= _sides(sides)
    if edges.ranking.other is not None:
        changes = (
            edges.previous_ranks(),
            edges.previous_scores(),
            edges.rank_changes(),
            edges.score_changes(),
        )
        columns |= dict(zip(CHANGES, changes, strict=True))
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def influencer_book(page: RankingPage, shown: Sequence[str] = ()) -> Book:
    """The page as a table, the parts of a composite score in columns of their own."""
    ranking = page.ranking
    facts = run_facts(ranking.view.manifest) | {
        "ranked by": str(ranking.criterion),
        "accounts": f"{len(page.edges)} of {page.total}",
    }
    if ranking.other is not None:
        facts["compared with"] = ranking.other.id
    records = [_with_parts(record) for record in influencer_rows(page.edges, shown)]
    return Book(facts, [Table.of("accounts", records, None if records else ("rank", "score", "key"))])


def _with_parts(record: dict[str, Any]) -> dict[str, Any]:
    parts = record.pop("parts", [])
    return record | {f"by {part.measure}": part.contribution for part in parts}


def _sides(found: list[Brokerage | None]) -> dict[str, list[Any]]:
    return {name: [getattr(each, field) for each in found] for name, field in SIDES.items()}
