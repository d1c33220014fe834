"""Plain labels."""

from __future__ import annotations

import numpy as np

from tular.analytics.naming.leaders import label_by_leaders, most_prominent


def test_labels_name_the_most_prominent() -> None:
    membership = np.array([0, 0, 0, 0, 1, 2], np.int32)
    prominence = [1.0, 5.0, 5.0, 9.0, 2.0, 3.0]
    handles = ["ayu", "@budi", "citra", "dewi", None, ""]
    assert most_prominent(membership, prominence, 3).tolist() == [[3, 1, 2], [4, -1, -1], [5, -1, -1]]
    keys = [f"x:{vertex}" for vertex in range(6)]
    assert label_by_leaders(membership, prominence, handles, keys) == ["@dewi, @budi, @citra", "x:4", "x:5"]
    assert label_by_leaders(membership, prominence, [None] * 6, keys) == ["x:3, x:1, x:2", "x:4", "x:5"]
