"""Folding relations without Neo4j: whatever parts they come in, and whatever room was expected for them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tular.store.snapshot import edges
from tular.store.snapshot.edges import Gathering, Packed, fold

NODES = 6
ROW_OF = np.array([2, -1, 0, 3, 1, -1], np.int32)
"""Accounts are the nodes 0, 2, 3 and 4; 1 and 5 are none."""
relations = st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.sampled_from([1.0, 2.0, 0.25]))


def packed(part: list[tuple[int, int, float]]) -> Packed:
    pairs = np.array([source << 32 | target for source, target, _ in part], np.int64)
    weights = np.array([weight for *_, weight in part])
    return Packed(pairs, None if (weights == 1.0).all() else weights)


ONES, WHOLE, PARTS = [(0, 2, 1.0), (2, 3, 1.0)], [(0, 2, 2.0), (3, 0, 1.0)], [(2, 3, 0.25), (0, 2, 0.25)]
LOOPS, STRANGERS = [(0, 0, 1.0), (4, 4, 2.0), (1, 1, 1.0)], [(1, 2, 1.0), (2, 5, 3.0), (5, 1, 1.0)]


@given(parts=st.lists(st.lists(relations, max_size=8), max_size=5), expected=st.integers(0, 50))
@example(parts=[ONES, WHOLE], expected=0).via("weights begin after room was made anew")
@example(parts=[ONES, WHOLE], expected=50).via("weights begin where there is room")
@example(parts=[WHOLE, ONES], expected=2).via("room is made anew when there are weights")
@example(parts=[PARTS, WHOLE, ONES], expected=6).via("weights that are not whole")
@example(parts=[ONES, ONES, ONES], expected=1).via("repeated relations of weight 1")
@example(parts=[LOOPS, STRANGERS, ONES], expected=3).via("loops, and ends that are no accounts")
@example(parts=[[]], expected=0).via("nothing")
def test_parts_fold_alike_gathered_or_listed(
    parts: list[list[tuple[int, int, float]]], expected: int
) -> None:
    check(parts, expected)


@pytest.mark.parametrize("block", [1, 2, 3, 7])
@pytest.mark.parametrize("weights", [(1.0,), (1.0, 2.0), (1.0, 0.25)])
def test_blocks_meet_anywhere(
    block: int, weights: tuple[float, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs of equal relations lie across the borders of blocks, begin at them and end at them."""
    monkeypatch.setattr(edges, "_BLOCK", block)
    relations = [
        (source, target, weight)
        for source, target, times in (
            (0, 2, 1),
            (0, 3, 5),
            (2, 0, 2),
            (2, 2, 3),
            (3, 4, 4),
            (4, 1, 2),
            (4, 0, 1),
        )
        for _ in range(times)
        for weight in weights
    ]
    check([relations], 0)
    check([relations[::-1], relations], len(relations))


def check(parts: list[list[tuple[int, int, float]]], expected: int) -> None:
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
        folded = fold(given_, ROW_OF, 4)
        found = dict(
            zip(zip(folded.source.tolist(), folded.target.tolist(), strict=True), folded.weight, strict=True)
        )
        assert list(found) == sorted(wanted)
        assert found == pytest.approx(dict(wanted))
        assert sorted(folded.loops.tolist()) == sorted(loops)
        assert not given_
