"""What an analysis will take, estimated from its size before anything is read.

Time of one core grows a little faster than the number of relations, because larger networks fit the caches worse:
nanoseconds = factor · relations · passes · accounts ** growth. Factors and growth are fitted to measurements at 10,
81 and 500 thousand accounts with 20 to 30 follows each; `benchmarks/estimate.py` measures again and compares."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from tular.analytics.centrality import betweenness, closeness
from tular.analytics.centrality.dependency import SCRATCH_BYTES
from tular.analytics.inputs import Group
from tular.engines.auto import ENGINE as AUTO
from tular.engines.engine import Engine
from tular.errors import DoesNotFit

SAFETY = 1.25
"""Memory that must be free, over memory estimated."""
LIBRARIES = 380 * 2**20
"""Memory of the process before it reads anything: interpreter, libraries, compiled kernels."""
BYTES_AN_ACCOUNT = 1_000
"""Snapshot, scores, ranks and tables."""
BYTES_A_RELATION = 160
"""Edge arrays, rows in three directions, communities, relations of the artifact, copies while they are made."""
BYTES_A_TRIANGLE_RELATION = 70
"""Sums, proportions and reversed entries of brokers."""


@dataclass(frozen=True, slots=True)
class Size:
    """What time and memory depend on. None: chosen by size, as the measures themselves choose."""

    accounts: int
    relations: int
    workers: int = 1
    sources: int | None = None
    """Sampled sources of betweenness."""
    leiden_runs: float = 2
    null_samples: int = 0
    single_events: bool = False
    """Whether the snapshot is made of single events, as for decay."""
    events: int = 0
    """Retweets, quotes, replies and mentions that are read."""
    posts: int = 0
    uses: int = 0
    """Of hashtags and links in posts."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """`seconds` of the whole with all workers; `parts`: seconds of one core by step; `bytes` of memory at the
    peak."""

    seconds: float
    bytes: int
    parts: Mapping[str, float]

    @property
    def needed(self) -> int:
        """Bytes that must be free: `bytes` with `SAFETY`."""
        return int(self.bytes * SAFETY)


class Cost(NamedTuple):
    factor: float
    growth: float

    def seconds(self, size: Size, passes: float = 1.0) -> float:
        return float(self.factor * 1e-9 * size.relations * passes * max(size.accounts, 1) ** self.growth)


COSTS: Mapping[str, Cost] = {
    "network": Cost(1.5, 0.30),
    "betweenness": Cost(0.055, 0.34),
    "closeness": Cost(0.0033, 0.37),
    "harmonic": Cost(0.0033, 0.37),
    "two-step reach": Cost(0.07, 0.70),
    "collective influence": Cost(8.4, 0.47),
    "HITS": Cost(1.2, 0.40),
    "PageRank": Cost(3.2, 0.36),
    "personalised PageRank": Cost(3.2, 0.36),
    "growth": Cost(150.0, 0.0),
    "engaged followers": Cost(300.0, 0.0),
    "eigenvector": Cost(3.2, 0.36),
    "Katz": Cost(5.5, 0.36),
    "VoteRank": Cost(25.0, 0.08),
    "constraint": Cost(10.0, 0.35),
    "effective size": Cost(20.0, 0.32),
    "clustering": Cost(0.5, 0.54),
    "coreness": Cost(0.8, 0.35),
    "reciprocity": Cost(8.0, 0.0),
    "degrees": Cost(4.0, 0.0),
    "followers": Cost(1.0, 0.0),
    "brokerage": Cost(60.0, 0.0),
    "roles": Cost(1.0, 0.25),
    "engagement": Cost(600.0, 0.0),
    "rates": Cost(150.0, 0.0),
    "speed": Cost(400.0, 0.0),
}
"""By group of the registry. Those of events are by event."""
BYTES_AN_EVENT = 500
BYTES_A_POST = 200
"""With its key, where posts are read one by one."""
BYTES_A_USE = 300
READ = Cost(800.0, 0.0)
READ_EVENT_NS = 10_000.0
READ_USE_NS = 5_000.0
READ_LANGUAGE_NS = 2_000.0
READ_POST_NS = 6_500.0
READ_POST_TIME_NS = 5_000.0
SINGLE_EVENTS = Cost(5000.0, 0.0)
LEIDEN = Cost(800.0, 0.0)
NULL_SAMPLE = Cost(500.0, 0.22)
TABLES_AND_MAP_NS = 15_000.0
PUBLISH = 1.0
"""The run, its communities and flows."""
PUBLISH_NS = 70_000.0
"""An account, with some sixteen values and its community, and that of the run before removed."""
START = 2.0
"""Two processes and their libraries."""
COMPILING = 25.0
"""All kernels, the first time on a machine."""


def estimate_work(
    size: Size,
    measures: Collection[str],
    *,
    engine: Engine = AUTO,
    publishing: bool = True,
    compiled: bool = True,
) -> Estimate:
    """Time and memory of reading, computing these measures and communities, writing and, if wished, publishing;
    `compiled`: whether kernels have been compiled on this machine before."""
    groups, needed = engine.groups_of(measures), engine.needs(measures)
    found = {
        group.name: COSTS[group.name].seconds(_within(group, size), _passes(group, size))
        * engine.slower.get(group.name, 1.0)
        + engine.at_least.get(group.name, 0.0)
        for group in groups
    }
    searching = LEIDEN.seconds(size, size.leiden_runs) * engine.slower.get("communities", 1.0)
    searching += engine.at_least.get("communities", 0.0) * size.leiden_runs
    found["communities"] = searching + NULL_SAMPLE.seconds(size, size.null_samples)
    found["network"] = COSTS["network"].seconds(size)
    around = {
        "start": START if compiled else START + COMPILING,
        "read": READ.seconds(size),
        "tables": size.accounts * TABLES_AND_MAP_NS * 1e-9,
    }
    around |= _reading_posts(needed, size)
    if engine.start_seconds:
        around["start engine"] = engine.start_seconds
    if size.single_events:
        around["read single events"] = SINGLE_EVENTS.seconds(size)
    if publishing:
        around["publish"] = PUBLISH + size.accounts * PUBLISH_NS * 1e-9
    searches = max(min(size.workers, size.leiden_runs), 1.0)
    computing = max(sum(found.values()) / max(size.workers, 1), found["communities"] / searches)
    return Estimate(sum(around.values()) + computing, _memory(groups, needed, size, engine), found | around)


def refuse_what_cannot_fit(estimate: Estimate, free: int) -> None:
    """Raise DoesNotFit when what the estimate needs is above the `free` bytes of memory."""
    if estimate.needed > free:
        raise DoesNotFit(
            f"The analysis would need about {estimate.needed / 2**30:.1f} GB of memory; "
            f"{free / 2**30:.1f} GB are free, or allowed by TULAR_MEMORY_GB.",
            remedy="Choose fewer measures, a smaller window or fewer workers, raise TULAR_MEMORY_GB where it is set, "
            "or take a machine with more memory.",
        )


def _reading_posts(needed: frozenset[str], size: Size) -> dict[str, float]:
    """Seconds for what is read beside the layer: events, and what posts say."""
    nanoseconds = {
        "read events": size.events * READ_EVENT_NS,
        "read terms": size.uses * READ_USE_NS,
        "read languages": size.posts * READ_LANGUAGE_NS,
        "read posts": size.posts * READ_POST_NS if "posts" in needed else 0.0,
        "read times of posts": size.events * READ_POST_TIME_NS if "posted" in needed else 0.0,
    }
    return {name: spent * 1e-9 for name, spent in nanoseconds.items() if spent}


def _within(group: Group, size: Size) -> Size:
    """The size with events in place of relations for what goes over these."""
    return replace(size, relations=size.events) if "events" in group.needs else size


def _passes(group: Group, size: Size) -> float:
    """How often the computation goes over the relations, where that depends on a choice."""
    work = size.accounts * size.relations
    if group.name == "betweenness":
        exact = size.accounts if work <= betweenness.EXACT_UP_TO else betweenness.SAMPLES
        return min(size.sources or exact, size.accounts)
    if group.name in ("closeness", "harmonic"):
        return size.accounts if work <= closeness.EXACT_UP_TO else min(closeness.SAMPLES, size.accounts)
    return 1.0


def _memory(groups: list[Group], needed: frozenset[str], size: Size, engine: Engine) -> int:
    names = {group.name for group in groups}
    scratch = 0
    if "betweenness" in names:
        scratch = size.accounts * (SCRATCH_BYTES * size.workers + 16 * betweenness.GROUPS)
    if names & {"constraint", "effective size"}:
        scratch += size.relations * BYTES_A_TRIANGLE_RELATION
    if "posts" in needed:
        scratch += size.posts * BYTES_A_POST
    scratch += size.events * BYTES_AN_EVENT + size.uses * BYTES_A_USE
    scratch += size.relations * engine.bytes_a_relation
    return LIBRARIES + size.accounts * BYTES_AN_ACCOUNT + size.relations * BYTES_A_RELATION + scratch
