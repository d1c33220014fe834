"""What a run says at first sight: who leads, whether there are communities, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tular.cli.tables import account_name

if TYPE_CHECKING:
    from tular.results.rankings import InfluencerRows
    from tular.results.run_view import RunView

LEADERS = 3
LARGEST = 3


def first_answer(view: RunView, run_id: str | None = None) -> Iterator[str]:
    """Lines for people. `run_id` where the run is not the current one, so that what to ask next names it."""
    from tular.results.plain_words import communities_in_words, polarisation_in_words, small_groups_in_words
    from tular.results.rankings import Ranking, ranking_page

    edges = ranking_page(Ranking(view, view.leading), None, None, LEADERS).edges
    yield f"Leading by {view.leading}: {', '.join(_leaders(edges))}."
    findings, manifest = view.manifest.findings, view.manifest
    yield communities_in_words(findings.get("significance"), manifest.communities)
    if small := small_groups_in_words(findings.get("smallGroups")):
        yield small
    if largest := _largest(view):
        yield f"The largest: {'; '.join(largest)}."
    if sides := polarisation_in_words(findings.get("polarisation")):
        yield sides
    yield "Ask next:"
    yield from (f"  {command}" for command in _next(view, edges, run_id))


def _leaders(edges: InfluencerRows) -> Iterator[str]:
    nodes = edges.nodes()
    names = zip(nodes.profile("handle"), nodes.profile("key"), nodes.profile("name"), strict=True)
    for handle, key, name in names:
        yield account_name({"handle": handle, "key": key}) + (f" ({name})" if name else "")


def _largest(view: RunView) -> list[str]:
    large = view.communities.head(LARGEST).select("label", "size")
    return [f"{label}, {size:,} accounts" for label, size in large.iter_rows() if size > 1]


def _next(view: RunView, edges: InfluencerRows, run_id: str | None) -> Iterator[str]:
    of = f" --run {run_id}" if run_id else ""
    if len(edges):
        nodes = edges.nodes()
        yield f"tular account {nodes.profile('handle')[0] or nodes.profile('key')[0]}{of}"
    if view.communities.height:
        yield f"tular community {view.communities['id'][0]}{of}"
    yield f"tular top{of} -o leaders.xlsx"
