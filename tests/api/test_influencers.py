"""Rankings: order, paging, filters, comparison."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import Asker, Pointer
from tests.api.samples import sample_tables

pytestmark = pytest.mark.anyio

PAGE = """
query Page($first: Int, $after: String, $measure: Measure, $filter: InfluencerFilter, $runId: ID,
           $order: InfluencerOrder, $compareTo: ID) {
  influencers(first: $first, after: $after, measure: $measure, filter: $filter, runId: $runId, order: $order,
              compareTo: $compareTo) {
    totalCount
    run { runId }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor rank position score rankChange scoreChange previousRank previousScore node { key handle } }
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
