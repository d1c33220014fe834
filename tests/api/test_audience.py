"""Overlap and look-alikes by GraphQL: names of accounts, bounds, errors."""

from __future__ import annotations

import pytest

from tests.api.conftest import Asker

pytestmark = pytest.mark.anyio
OVERLAP = """query ($accounts: [ID!]!) { audienceOverlap(accounts: $accounts) { reach network run { runId }
  audiences { account { key } size exclusive unique } pairs { first { key } second { key } shared ofUnion }
  order { account { key } added reach best } intersections { accounts { key } size }
  whiteSpace(atMost: 1, first: 3) { community { communityId } share } } }"""
ALIKE = """query ($accounts: [ID!]!) { lookAlikes(accounts: $accounts, first: 5) { account { key } shared lift bound }
  audienceAffinity(accounts: $accounts, first: 5) { account { key } uniqueness topics } }"""
LEADING = "{ influencers(measure: FOLLOWERS, first: 3) { edges { node { id key handle } } } }"


async def leading(api: Asker) -> list[dict[str, str]]:
    return [edge["node"] for edge in (await api.ask(LEADING))["influencers"]["edges"]]


async def test_accounts_may_be_named_by_id_or_key(api: Asker) -> None:
    first, second, third = await leading(api)
    told = (await api.ask(OVERLAP, accounts=[first["id"], second["key"], third["key"]]))["audienceOverlap"]
    assert [each["account"]["key"] for each in told["audiences"]] == [
        first["key"],
        second["key"],
        third["key"],
    ]
    assert len(told["pairs"]) == 3
    assert told["order"][-1]["reach"] == told["reach"] <= told["network"]
    assert sum(each["size"] for each in told["intersections"]) == told["reach"]
    assert len(told["whiteSpace"]) == 3


async def test_what_an_audience_also_follows(api: Asker) -> None:
    first, *_ = await leading(api)
    told = await api.ask(ALIKE, accounts=[first["key"]])
    for each in told["lookAlikes"]:
        assert each["bound"] > 1
        assert each["account"]["key"] != first["key"]


async def test_one_account_and_strangers_are_refused(api: Asker) -> None:
    first, *_ = await leading(api)
    error = await api.refused(OVERLAP, accounts=[first["key"], first["id"]])
    assert "2 to 10 different accounts, not 1" in error["message"]
    assert (await api.refused(OVERLAP, accounts=["x:none", first["key"]]))["extensions"][
        "code"
    ] == "BAD_INPUT"
