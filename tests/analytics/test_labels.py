"""Plain labels and colours."""

from __future__ import annotations

import re

import numpy as np

from tular.analytics.map.palette import DISTINCT, colour, luminance, palette
from tular.analytics.naming.leaders import label_by_leaders, most_prominent


def test_labels_name_the_most_prominent() -> None:
    membership = np.array([0, 0, 0, 0, 1, 2], np.int32)
    prominence = [1.0, 5.0, 5.0, 9.0, 2.0, 3.0]
    handles = ["ayu", "@budi", "citra", "dewi", None, ""]
    assert most_prominent(membership, prominence, 3).tolist() == [[3, 1, 2], [4, -1, -1], [5, -1, -1]]
    keys = [f"x:{vertex}" for vertex in range(6)]
    assert label_by_leaders(membership, prominence, handles, keys) == ["@dewi, @budi, @citra", "x:4", "x:5"]
    assert label_by_leaders(membership, prominence, [None] * 6, keys) == ["x:3, x:1, x:2", "x:4", "x:5"]


def test_colours_are_distinct_valid_and_contrast_with_white_and_black() -> None:
    colours = palette(DISTINCT)
    assert len(set(colours)) == DISTINCT
    for code in colours:
        assert re.fullmatch("#[0-9a-f]{6}", code)
        light = luminance((int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:], 16) / 255))
        assert 1.05 / (light + 0.05) >= 3.0
        assert (light + 0.05) / 0.05 >= 3.0


def test_colours_that_others_keep_are_not_given_again_while_there_are_more() -> None:
    assert palette(2, taken=[colour(0), colour(2)]) == [colour(1), colour(3)]
    assert len(palette(DISTINCT + 5, taken=[colour(0)])) == DISTINCT + 5
