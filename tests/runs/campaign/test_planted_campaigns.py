"""Ledgers against the generated network's truth: campaigns that work are told from those that do nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from tests.runs.campaign.generated import World
from tular.analytics.campaign.matching import similar
from tular.analytics.diffusion.ensemble import Inference
from tular.runs.campaign.awareness import awareness
from tular.runs.campaign.comparison import LEVEL, effects
from tular.runs.campaign.engagements import engagements
from tular.runs.campaign.figures import Section
from tular.runs.campaign.loyalty import loyalty
from tular.runs.campaign.spread import spread_of
from tular.runs.campaign.traffic import traffic
from tular.runs.campaign.verdict import verdict
from tular.runs.campaign.word_of_mouth import word_of_mouth

ACCOUNTS = 1000


@pytest.fixture(scope="module")
def worlds() -> list[World]:
    return [World.of(ACCOUNTS, seed) for seed in range(8)]


def told_of(world: World, account: int, start: float, number: int = -1) -> list[Section]:
    inputs = world.inputs(account, datetime.fromtimestamp(start, UTC), campaign=number)
    features = np.log1p(inputs.loaded_followers)[:, None]
    members = similar(features, features[account], np.flatnonzero(~inputs.is_paid), 200)
    return effects(inputs, world.group(inputs, members))


def claimed(found: list[Section]) -> list[str]:
    return [each["outcome"] for each in found if each["verdict"] in ("ROSE", "FELL")]


def test_campaigns_that_work_are_told_from_those_that_do_nothing(worlds: list[World]) -> None:
    worked, duds = [], []
    for world in worlds:
        for planted in world.campaigns:
            found = told_of(world, planted.account, planted.start, planted.number)
            (worked if planted.works else duds).append(found[0]["verdict"])
    assert worked.count("ROSE") >= 0.7 * len(worked)
    assert not set(worked) & {"FELL"}
    assert not set(duds) & {"ROSE", "FELL"}


def test_where_nothing_happened_nothing_is_claimed_more_often_than_stated(worlds: list[World]) -> None:
    """Campaigns that nobody ran: popular accounts, at times of their own. All claims of all outcomes count."""
    rng = np.random.default_rng(1)
    claims = trials = 0
    for world in worlds:
        cast = world.planted.cast
        assert cast
        played = {cast.star, cast.client, *(brand.account for brand in cast.brands)}
        first = world.planted.options.dates[0].timestamp()
        popular = np.argsort(-np.bincount(world.planted.follows(2)[1], minlength=ACCOUNTS))[:40]
        for account in rng.permutation([a for a in popular.tolist() if a not in played])[:8].tolist():
            start = first + int(rng.integers(20, 60)) * 86_400
            trials += 1
            claims += bool(claimed(told_of(world, account, start)))
    assert trials == 64
    assert claims / trials <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / trials), claims


def test_the_whole_ledger_of_a_planted_campaign(worlds: list[World]) -> None:
    world = worlds[0]
    cast = world.planted.cast
    assert cast
    planted = next(campaign for campaign in world.campaigns if campaign.works)
    inputs = world.inputs(
        planted.account, datetime.fromtimestamp(planted.start, UTC), campaign=planted.number
    )
    engaged = engagements(inputs)
    spread = spread_of(inputs, inputs.periods.during, Inference(versions=20))
    sections = {
        "awareness": awareness(inputs, engaged),
        "traffic": traffic(inputs, spread),
        "loyalty": loyalty(inputs, engaged, LEVEL),
        "horizontality": word_of_mouth(inputs, spread),
        "effects": told_of(world, planted.account, planted.start, planted.number),
    }
    assert verdict(sections)["verdict"] == "WORKED"
    reach = sections["awareness"]
    assert 0 < reach["new_audience"] <= reach["reached"] <= ACCOUNTS
    assert reach["reached"] <= reach["exposures"]
    assert sum(each["reached"] for each in reach["communities"]) <= reach["reached"]
    share = sections["horizontality"]
    assert share["word_of_mouth"]["low"] <= share["word_of_mouth"]["value"] <= share["word_of_mouth"]["high"]
    assert share["word_of_mouth"]["value"] > share["naive_word_of_mouth"], "the star gives brands too much"
    assert share["peers"]["value"] + share["top_down"]["value"] + share["upwards"]["value"] == pytest.approx(
        1
    )
    cascades = sections["traffic"]["cascades"]
    assert cascades["spread"] == sum(size - 1 for size in spread.forest.sizes.tolist())
    assert cascades["unplaced_share"] < 0.2
    counts = sections["loyalty"]
    assert counts["new"] + counts["returning"] == counts["engaged"]
    assert counts["followers_during"]["shown"]


def test_advocates_are_found(worlds: list[World]) -> None:
    """Planted advocates praise their brand all the time; others who talk about it do so now and then."""
    hits = named = planted_ones = 0
    for world in worlds[:4]:
        cast = world.planted.cast
        assert cast
        for planted in world.campaigns:
            inputs = world.inputs(
                planted.account, datetime.fromtimestamp(planted.start, UTC), campaign=planted.number
            )
            found = loyalty(inputs, engagements(inputs), LEVEL)["advocates"]
            true = {f"x:{row}" for row in cast.brands[planted.brand].advocates.tolist()}
            best = {each["account"] for each in found[: len(true)]}
            hits, named, planted_ones = hits + len(best & true), named + len(best), planted_ones + len(true)
    assert hits / named >= 0.7
    assert hits / planted_ones >= 0.6
