"""Kleinberg's bursts against every possible sequence of states, and against chance."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tular.analytics.listening.bursts import burst_states, bursts


def cheapest(used: list[int], heard: list[int], scaling: float, gamma: float) -> float:
    """The least cost over all sequences of states."""
    rate = max(sum(used) / max(sum(heard), 1), 1e-12)
    rates = (min(rate, 0.9999), min(rate * scaling, 0.9999))
    return min(cost_of(states, used, heard, rates, gamma) for states in product((0, 1), repeat=len(used)))


def cost_of(
    states: tuple[int, ...], used: list[int], heard: list[int], rates: tuple[float, float], gamma: float
) -> float:
    total, before = 0.0, 0
    for state, r, d in zip(states, used, heard, strict=True):
        total += gamma * np.log(len(used)) if state > before else 0.0
        total -= r * np.log(rates[state]) + (d - r) * np.log1p(-rates[state])
        before = state
    return float(total)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=8),
    st.sampled_from([1.5, 2.0, 3.0]),
    st.sampled_from([0.3, 1.0]),
)
def test_the_states_are_the_cheapest_of_all(
    pairs: list[tuple[int, int]], scaling: float, gamma: float
) -> None:
    used, heard = [r for r, _ in pairs], [r + more for r, more in pairs]
    states = burst_states(np.array([used]), np.array(heard), scaling=scaling, gamma=gamma)[0]
    rate = max(sum(used) / max(sum(heard), 1), 1e-12)
    rates = (min(rate, 0.9999), min(rate * scaling, 0.9999))
    found = cost_of(tuple(states.astype(int).tolist()), used, heard, rates, gamma)
    assert found == pytest.approx(cheapest(used, heard, scaling, gamma))


def test_a_planted_burst_is_found_with_its_bounds() -> None:
    used = np.array([[2] * 10 + [30] * 4 + [2] * 10, [3] * 24])
    (found,) = bursts(used, np.full(24, 100))
    assert (found.topic, found.start, found.end, found.used, found.heard) == (0, 10, 14, 120, 400)
    assert found.lift == pytest.approx(0.3 / (160 / 2400))
    assert found.p < 1e-6


def test_a_busier_day_is_no_burst_of_a_topic() -> None:
    heard = np.array([100] * 10 + [1000] * 3 + [100] * 10)
    assert bursts((heard // 20)[None, :], heard) == []


def test_chance_gives_a_significant_burst_no_more_often_than_stated() -> None:
    rng = np.random.default_rng(4)
    heard = rng.integers(50, 150, 28)
    used = rng.binomial(heard, 0.05, (2000, 28))
    found = {burst.topic for burst in bursts(used, heard, gamma=0.2) if burst.p < 0.05}
    assert len(found) / 2000 <= 0.05
