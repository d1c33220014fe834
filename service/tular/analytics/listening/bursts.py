"""Topics that rise: Kleinberg's bursts ("Bursty and hierarchical structure in streams", 2002, section 4).

In each step of time, d of all accounts that posted were heard and r of them used the topic. An automaton is in its
base state, where the topic is used at its overall rate, or in a burst, where it is used `scaling` times as often.
Going up costs gamma·ln(steps); the cheapest sequence of states is found exactly (Viterbi). A burst's weight is what
it saves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from tular.models import Floats

SCALING = 2.0
GAMMA = 1.0
LARGEST_RATE = 0.9999
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Burst:
    """Steps [start, end) of topic `topic`. `used` of `heard` in them; `rate` over the topic's overall rate is `lift`.

    `p`: chance of as many uses in any span of steps, were the topic used at its overall rate throughout: binomial,
    times the number of spans there are (Bonferroni), at most 1. Topics are many: correct for them where they are
    compared.
    """

    topic: int
    start: int
    end: int
    weight: float
    used: int
    heard: int
    lift: float
    p: float


def bursts(used: Counts, heard: Counts, *, scaling: float = SCALING, gamma: float = GAMMA) -> list[Burst]:
    """Bursts of all topics, the heaviest first, then by topic and start.

    `used` int64[topics, steps] of `heard` int64[steps]; O(topics · steps).
    """
    states = burst_states(used, heard, scaling=scaling, gamma=gamma)
    base, burst = _costs(used, heard, scaling)
    saved = base - burst
    found = [
        _burst(topic, start, end, saved[topic], used[topic], heard)
        for topic, row in enumerate(states)
        for start, end in _runs(row)
    ]
    return sorted(found, key=lambda each: (-each.weight, each.topic, each.start))


def burst_states(
    used: Counts, heard: Counts, *, scaling: float = SCALING, gamma: float = GAMMA
) -> NDArray[np.bool_]:
    """Whether each topic is in a burst in each step, the cheapest sequence; ties stay in the base state."""
    base, burst = _costs(used, heard, scaling)
    topics, steps = used.shape
    up = gamma * np.log(max(steps, 1))
    came_from_burst = np.zeros((2, topics, steps), bool)
    low, high = np.zeros(topics), np.full(topics, np.inf)
    for step in range(steps):
        came_from_burst[0, :, step] = high < low
        came_from_burst[1, :, step] = high <= low + up
        low, high = np.minimum(low, high) + base[:, step], np.minimum(low + up, high) + burst[:, step]
    states = np.zeros((topics, steps), bool)
    now = high < low
    for step in range(steps - 1, -1, -1):
        states[:, step] = now
        now = np.where(now, came_from_burst[1, :, step], came_from_burst[0, :, step])
    return states


def _costs(used: Counts, heard: Counts, scaling: float) -> tuple[Floats, Floats]:
    """-ln of the probability of each step's uses in the base state and in a burst, without what both share."""
    total = max(int(heard.sum()), 1)
    rate = np.clip(used.sum(axis=1) / total, 1e-12, LARGEST_RATE)[:, None]

    def cost(p: Floats) -> Floats:
        return -(used * np.log(p) + (heard - used) * np.log1p(-p))

    return cost(rate), cost(np.minimum(rate * scaling, LARGEST_RATE))


def _runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _burst(topic: int, start: int, end: int, saved: Floats, used: Counts, heard: Counts) -> Burst:
    inside, out_of = int(used[start:end].sum()), int(heard[start:end].sum())
    overall = used.sum() / max(int(heard.sum()), 1)
    spans = used.size * (used.size + 1) / 2
    return Burst(
        topic=topic,
        start=start,
        end=end,
        weight=float(saved[start:end].sum()),
        used=inside,
        heard=out_of,
        lift=float(inside / out_of / overall) if out_of and overall else 0.0,
        p=float(min(1.0, binom.sf(inside - 1, out_of, overall) * spans)),
    )
