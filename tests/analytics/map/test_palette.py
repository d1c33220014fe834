"""Colours are told apart by everybody, contrast with their ground and stay with their community."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tular.analytics.map.palette import (
    DARK_GROUND,
    DISTANCE,
    DISTINCT,
    KEPT,
    LIGHT_GROUND,
    REST,
    VARIANTS,
    colours,
    contrast,
    on_dark,
    shade,
)

SIMULATED = {  # Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB
    "any": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
TO_XYZ = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
]


def lab(code: str, sight: str) -> np.ndarray:
    rgb = np.array([int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.asarray(SIMULATED[sight]) @ linear, 0, 1)
    x, y, z = np.asarray(TO_XYZ) @ seen / [0.95047, 1.0, 1.08883]
    fx, fy, fz = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


@pytest.mark.parametrize("sight", SIMULATED)
@pytest.mark.parametrize("variants", [list(VARIANTS), list(VARIANTS.values())], ids=["light", "dark"])
def test_any_two_colours_differ_to_every_eye(sight: str, variants: list[str]) -> None:
    assert len(variants) == DISTINCT == 20
    seen = [lab(code, sight) for code in variants]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) >= DISTANCE


def test_colours_contrast_with_their_ground_and_shades_no_less() -> None:
    for light, dark in [*VARIANTS.items(), (REST, REST)]:
        for number in range(3):
            assert contrast(shade(light, number), LIGHT_GROUND) >= 3.0
            assert contrast(shade(dark, number, dark=True), DARK_GROUND) >= 3.0
    assert shade("#2d87ff", 0) == "#2d87ff"
    assert on_dark(REST) == REST
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)


def test_the_largest_have_colours_of_their_own_and_keep_them() -> None:
    ids = [f"c{number}" for number in range(40)]
    first = colours(ids, {})
    assert len(set(first[:DISTINCT])) == DISTINCT
    assert set(first[DISTINCT:]) == {REST}
    kept = dict(zip(ids, first, strict=True))
    changed = [*ids[3:10], "new", *ids[10:]]
    now = dict(zip(changed, colours(changed, kept), strict=True))
    assert all(now[one] == kept[one] for one in changed[:DISTINCT] if one in ids[:DISTINCT])
    assert REST not in [now[one] for one in changed[:DISTINCT]]
    assert len({now[one] for one in changed[:DISTINCT]}) == DISTINCT


def test_who_falls_a_little_behind_keeps_its_colour_until_a_larger_one_needs_it() -> None:
    ids = [f"c{number}" for number in range(40)]
    kept = dict(zip(ids, colours(ids, {}), strict=True))
    behind = [*ids[:19], "c20", "c19", *ids[21:]]
    now = dict(zip(behind, colours(behind, kept), strict=True))
    assert now["c20"] == kept["c19"]
    assert now["c19"] == REST
    fewer = ids[2:]
    assert colours(fewer, kept)[:18] == [kept[one] for one in fewer[:18]]
    assert KEPT > DISTINCT
