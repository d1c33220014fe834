"""Folding relations without Neo4j: whatever parts they come in, and whatever room was expected for them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tular.store.snapshot.edges import Gathering, Packed, fold

NODES = 6
ROW_OF = np.array([2, -1, 0, 3, 1, -1], np.int32)
"""Accounts are the nodes 0, 2, 3 and 4; 1 and 5 are none."""
relations = st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.sampled_from([1.0, 2.0, 0.25]))


def packed(part: list[tuple[int, int, float]]) -> Packed:
    pairs = np.array([source << 32 | target for source, target, _ in part], np.int64)
    weights = np.array([weight for *_, weight in part])
    return Packed(pairs, None if (weights == 1.0).all() else weights)


@given(parts=st.lists(st.lists(relations, max_size=8), max_size=5), expected=st.integers(0, 50))
def test_parts_fold_alike_gathered_or_listed(
    parts: list[list[tuple[int, int, float]]], expected: int
) -> None:
    gathering = Gathering(expected)
    for part in parts:
        gathering.add(packed(part))
    wanted, loops = Counter[tuple[int, int]](), []
    for source, target, weight in (relation for part in parts for relation in part):
        a, b = int(ROW_OF[source]), int(ROW_OF[target])
        if a >= 0 and b >= 0 and a != b:
            wanted[a, b] += weight  # type: ignore[assignment]
        elif a >= 0 and a == b:
            loops.append(a)
    for given_ in ([gathering.gathered()], [packed(part) for part in parts]):
        edges = fold(given_, ROW_OF, 4)
        found = dict(
            zip(zip(edges.source.tolist(), edges.target.tolist(), strict=True), edges.weight, strict=True)
        )
        assert list(found) == sorted(wanted)
        assert found == pytest.approx(dict(wanted))
        assert sorted(edges.loops.tolist()) == sorted(loops)
        assert not given_
