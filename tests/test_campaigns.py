"""Campaigns as values: kept as JSON and read again, checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import orjson
import pytest

from tular.campaigns import Brand, Campaign, Competitor, Formula, Moment
from tular.errors import UsageError

DAY = datetime(2026, 3, 1, tzinfo=UTC)
CAMPAIGN = Campaign(
    "Ramadan 2026!",
    DAY,
    DAY.replace(day=8),
    Brand(accounts=("x:1",), hashtags=("#Kopi",), links=("https://A.example",), keywords=("Kopi",)),
    paid=("x:2",),
    competitors=(Competitor("other", Brand(keywords=("teh",))),),
    moments=(Moment(DAY, "broadcast"),),
    cost=1.5,
    currency="IDR",
    excluded=("x:9",),
    formula=Formula(small=0.2),
)


def test_a_campaign_survives_json() -> None:
    assert Campaign.from_dict(orjson.loads(orjson.dumps(CAMPAIGN.as_dict()))) == CAMPAIGN.checked()


def test_statements_get_lower_case_without_signs() -> None:
    assert CAMPAIGN.brand.parameters == {
        "accounts": ["x:1"],
        "hashtags": ["kopi"],
        "links": ["https://a.example"],
        "keywords": ["kopi"],
    }
    assert CAMPAIGN.slug == "ramadan-2026"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " x"}, "name"),
        ({"end": DAY}, "to"),
        ({"start": DAY.replace(tzinfo=None)}, "to"),
        ({"brand": Brand()}, "accounts"),
        ({"brand": Brand(keywords=("",))}, "keywords"),
        ({"paid": tuple(map(str, range(51)))}, "paid"),
        ({"cost": -1.0}, "cost"),
        ({"cost": float("nan")}, "cost"),
        ({"formula": Formula(small=2.0)}, "formula"),
    ],
)
def test_what_cannot_be_measured_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(UsageError) as refused:
        replace(CAMPAIGN, **changes).checked()  # type: ignore[arg-type]
    assert refused.value.field == field
    assert refused.value.remedy
