"""A plan refuses what cannot be meant and names the field."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tular.errors import UsageError
from tular.models import CommunityMethod, Directions, Layer, Window
from tular.runs.plan import Plan, new_run_id

DAY = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"measures": ("fame",)}, "measures"),
        ({"window": Window(DAY, DAY)}, "from"),
        ({"resolution": 0.0}, "resolution"),
        ({"resolution": 2.0, "communities": CommunityMethod.INFOMAP}, "resolution"),
        ({"resolution": 2.0, "communities": CommunityMethod.LABEL_PROPAGATION}, "resolution"),
        ({"resolution": float("nan")}, "resolution"),
        ({"damping": 1.0}, "damping"),
        ({"seed": -1}, "seed"),
        ({"betweenness_sources": 0}, "betweennessSources"),
        ({"consensus": 0}, "consensus"),
        ({"null_samples": 1}, "nullSamples"),
        ({"workers": 0}, "workers"),
        ({"levels": 0}, "levels"),
        ({"directions": Directions.FOLLOW}, "directions"),
    ],
)
def test_refuses(choices: dict[str, Any], field: str) -> None:
    with pytest.raises(UsageError) as caught:
        Plan(**choices)
    assert caught.value.field == field
    assert caught.value.remedy


def test_parameters_hold_what_shapes_the_answer_and_nothing_else() -> None:
    assert Plan(workers=1).parameters == Plan(workers=9).parameters
    assert Plan(resolution=2.0).parameters["resolution"] == 2.0


def test_detection_is_stated_in_full() -> None:
    assert {"communities": "leiden", "directions": "add", "split": True}.items() <= Plan().parameters.items()
    infomap = Plan(communities=CommunityMethod.INFOMAP).parameters
    assert {"communities": "infomap", "directions": "follow", "split": False}.items() <= infomap.items()


def test_run_ids_sort_by_time_and_differ() -> None:
    early, late = new_run_id(Layer.FOLLOWS, DAY), new_run_id(Layer.FOLLOWS, DAY.replace(hour=1))
    assert early < late
    assert new_run_id(Layer.FOLLOWS, DAY) != early


def test_many_accounts_are_looked_at_less_closely_as_many_relations_are() -> None:
    close = Plan().fitted(500_000, 200_000)
    assert (close.consensus, close.levels) == (8, 3)
    for relations, accounts in ((500_001, 1_000), (300_000, 200_001)):
        fitted = Plan().fitted(relations, accounts)
        assert (fitted.consensus, fitted.levels) == (2, 1)
    assert Plan(consensus=4, levels=2).fitted(10**6, 10**6).consensus == 4
