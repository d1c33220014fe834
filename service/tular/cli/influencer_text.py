"""A ranking on the terminal, and as the JSON of `tular top`."""

from __future__ import annotations

from typing import Any

from rich.table import Column

from tular.cli.tables import TextTable, account_name
from tular.models import RunManifest
from tular.results.influencer_table import influencer_rows
from tular.results.pair_brokers import PairBrokers
from tular.results.rankings import RankingPage

SIDE_TITLES = {
    "toFirst": "to first",
    "expectedToFirst": "by chance",
    "toSecond": "to second",
    "expectedToSecond": "by chance",
}
"""What is shown of a broker, under its title."""


def influencer_document(page: RankingPage, shown: list[str]) -> dict[str, Any]:
    ranking = page.ranking
    return {
        "run": ranking.view.id,
        "by": str(ranking.criterion),
        "comparedTo": ranking.other and ranking.other.id,
        "total": page.total,
        "rows": influencer_rows(page.edges, shown),
    }


def influencer_text(page: RankingPage, shown: list[str]) -> TextTable:
    """For people."""
    ranking, rows = page.ranking, influencer_rows(page.edges, shown)
    measured = str(ranking.criterion) if isinstance(ranking.criterion, str) else "score"
    columns = [
        Column("#", justify="right", no_wrap=True, min_width=3),
        Column("account", no_wrap=True, min_width=16),
        Column("name", no_wrap=True, max_width=20),
        Column("community", no_wrap=True, max_width=30),
        Column(measured, justify="right", no_wrap=True, min_width=max(len(measured), 10)),
    ]
    columns += [Column(name, justify="right", no_wrap=True) for name in shown]
    if isinstance(ranking.criterion, PairBrokers):
        columns += [Column(name, justify="right") for name in SIDE_TITLES.values()]
    compared = [Column("risen", justify="right"), Column("before", justify="right")]
    parts = [
        Column(f"by {part.measure}", justify="right") for part in (rows[0].get("parts", []) if rows else [])
    ]
    title = f"Run {ranking.view.id}" + ("" if measured != "score" else f", {ranking.criterion}")
    title += f", compared with {_named(ranking.other.manifest)}" if ranking.other else ""
    table = TextTable(*columns, *(compared if ranking.other else []), *parts, title=title)
    for row in rows:
        cells = [str(row["rank"]), account_name(row), row["name"] or "", row["community"] or ""]
        change = [_signed(row["rankChange"]), _plain(row["previousScore"])] if ranking.other else []
        made_of = [_plain(part.contribution) for part in row.get("parts", [])]
        beside = [_plain(row[name]) for name in (*shown, *(name for name in SIDE_TITLES if name in row))]
        table.add_row(*cells, _plain(row["score"]), *beside, *change, *made_of)
    return table


def _named(run: RunManifest) -> str:
    """A run with all in which another may differ."""
    return f"{run.id} ({', '.join(filter(None, (run.layer, run.scope, str(run.window))))})"


def _plain(score: float | None) -> str:
    return "-" if score is None else f"{score:,.5g}"


def _signed(change: int | None) -> str:
    return "new" if change is None else f"{change:+,}" if change else "="
