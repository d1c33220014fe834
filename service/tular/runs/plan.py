"""What an analysis is asked to do: every choice explicit, so that it can be stored with the run and repeated."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from tular.analytics.community.detection import Detection
from tular.analytics.structure.tiers import check_steps
from tular.engines.engine import Engine
from tular.engines.registry import AUTO, engine_named
from tular.errors import UsageError
from tular.measures import BETWEEN_DATES, BY_NAME, DEFAULTS, OF_FOLLOWS, TIER_STEPS, TOWARDS
from tular.models import CommunityMethod, Directions, Layer, Window
from tular.runs.scope import Scope
from tular.suggest import suggestion

QUICK_RELATIONS, QUICK_ACCOUNTS = 500_000, 200_000
"""Up to this size an analysis looks closely without being asked to: fragmented networks have many accounts and few
relations, and communities take as long by the one as by the other."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One analysis, before it starts. Raises UsageError for choices that cannot be meant."""

    layer: Layer = Layer.FOLLOWS
    window: Window = field(default_factory=Window)
    measures: tuple[str, ...] = DEFAULTS
    seed: int = 0
    resolution: float = 1.0
    damping: float = 0.85
    betweenness_sources: int | None = None
    """Sources to sample for betweenness; None: all of them up to 2,000 accounts, else 256."""
    consensus: int | None = None
    """Runs of the method to compare; None: 8 for up to 500,000 relations of 200,000 accounts, else 2. From 2 on,
    members get a confidence."""
    engine: str = AUTO
    """What computes it, see engines.registry: `auto` takes measure by measure the fastest exact way."""
    communities: CommunityMethod = CommunityMethod.LEIDEN
    directions: Directions | None = None
    """None: Infomap follows the arrows, the other methods add the weights of both directions."""
    split: bool | None = None
    """Whether a second look is taken below the resolution limit, see `second_look`; None: for Leiden's modularity."""
    levels: int | None = None
    """Most levels of communities within communities, beside what a second look offers; None: 3 for up to 500,000
    relations of 200,000 accounts, else 1."""
    exchanges: bool | None = None
    """Whether retweets, quotes, replies and mentions are read, for what runs between communities and for echo; None:
    when there are up to 500,000 of them."""
    scan: bool = False
    """Whether Leiden is run over a range of resolutions, to tell at which scales there are communities."""
    null_samples: int | None = None
    """Random networks to test the communities against; None: 20 for up to 300,000 relations, else none."""
    continued: bool = True
    """Whether communities keep ids, colours and places of the latest run of the same layer."""
    scope: Scope = field(default_factory=Scope)
    """What it looks at more closely: a subject, what happened lately, whom it is directed towards."""
    tiers: tuple[int, ...] = TIER_STEPS
    """Followers from which an account is MICRO, MID, MACRO and MEGA."""
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    """Threads to use. No result depends on it."""

    def __post_init__(self) -> None:
        for name in self.measures:
            _require(
                name in BY_NAME,
                "measures",
                f"There is no measure {name!r}.",
                f"{suggestion(name, BY_NAME)}`tular measures` lists them.",
            )
        if self.scope.towards and not set(TOWARDS) & set(self.measures):
            # What a plan is directed towards is nothing but a measure's: who names it wants that measure.
            object.__setattr__(self, "measures", (*self.measures, *TOWARDS))
        object.__setattr__(self, "measures", self.computed_by.usual(self.measures, self.layer))
        self.computed_by.require(self.measures, self.communities, self.layer)
        self._check_needs()
        start, end = self.window.start, self.window.end
        _require(
            not (start and end and start >= end),
            "from",
            f"The window {self.window} is empty.",
            "--from must lie before --to.",
        )
        _within(
            "resolution", self.resolution, 0 < self.resolution <= 1000, "above 0, up to 1000", "1 is usual."
        )
        _within("damping", self.damping, 0 < self.damping < 1, "between 0 and 1", "0.85 is usual.")
        _within("seed", self.seed, 0 <= self.seed < 2**32, "0 … 4294967295", "Any such number will do.")
        sources, runs, samples = self.betweenness_sources, self.consensus, self.null_samples
        _within("betweennessSources", sources, sources is None or sources >= 1, "1 or more", "256 is usual.")
        _within("consensus", runs, runs is None or 1 <= runs <= 100, "1 … 100", "8 is usual.")
        _within("workers", self.workers, self.workers >= 1, "1 or more", "Leave it out for all cores.")
        levels = self.levels
        _within("levels", levels, levels is None or 1 <= levels <= 5, "1 … 5", "3 is usual.")
        _ = self.detection
        known = samples is None or samples == 0 or 2 <= samples <= 1000
        _within("nullSamples", samples, known, "0 or 2 … 1000", "20 is usual.")

    def _check_needs(self) -> None:
        """Measures and scope ask for what the plan must have."""
        _require(
            bool(self.scope.towards) or not set(TOWARDS) & set(self.measures),
            "towards",
            f"{TOWARDS[0]} needs something to be directed towards.",
            "Give --towards, such as hashtag:kopi.",
        )
        dated = [name for name in self.measures if name in BETWEEN_DATES]
        closed = self.window.start is not None and self.window.end is not None
        _require(
            closed or not dated,
            "from",
            f"{dated[0] if dated else ''} needs two dates.",
            "Give both --from and --to.",
        )
        _require(
            self.layer is not Layer.FOLLOWS or not self.scope.on_events,
            "layer",
            "Follows are not about anything and do not grow old.",
            "Use --about and --half-life with another layer, such as retweets.",
        )
        _require(
            self.layer is Layer.FOLLOWS or not set(OF_FOLLOWS) & set(self.measures),
            "measures",
            f"{OF_FOLLOWS[0]} needs the follows themselves.",
            "Give --layer follows, or leave it out.",
        )
        check_steps(self.tiers)

    def fitted(self, relations: int, accounts: int = 0) -> Plan:
        """The plan with every choice that depends on size made."""
        quick = relations <= QUICK_RELATIONS and accounts <= QUICK_ACCOUNTS
        return replace(
            self,
            consensus=self.consensus or (8 if quick else 2),
            levels=self.levels or (3 if quick else 1),
            null_samples=(20 if relations <= 300_000 else 0)
            if self.null_samples is None
            else self.null_samples,
        )

    @property
    def computed_by(self) -> Engine:
        """Raises UsageError when there is no engine of this name."""
        return engine_named(self.engine)

    @property
    def needs(self) -> frozenset[str]:
        """What its measures need beyond the network, see engines.engine.Engine.needs."""
        return self.computed_by.needs(self.measures)

    @property
    def detection(self) -> Detection:
        """How communities are found. Raises UsageError for directions that the method cannot follow."""
        follows = self.communities is CommunityMethod.INFOMAP
        usual = Directions.FOLLOW if follows else Directions.ADD
        divided = self.communities is CommunityMethod.LEIDEN and self.computed_by.second_look
        split = divided if self.split is None else self.split
        return Detection(self.communities, self.resolution, self.directions or usual, split)

    @property
    def parameters(self) -> dict[str, Any]:
        """Every choice that shapes the answer, under the names that users know; stored with the run."""
        return {
            "engine": self.engine,
            "measures": list(self.measures),
            "communities": self.communities,
            "resolution": self.resolution,
            "directions": self.detection.directions,
            "split": self.detection.split,
            "levels": self.levels,
            "exchanges": self.exchanges,
            "scan": self.scan,
            "dampingFactor": self.damping,
            "betweennessSources": self.betweenness_sources,
            "consensus": self.consensus,
            "nullSamples": self.null_samples,
            "tiers": list(self.tiers),
            **self.scope.parameters,
        }


def new_run_id(layer: Layer, now: datetime) -> str:
    """An id that sorts by time and says what it is of: `20261122T171500Z-follows-9f3a2c`."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{layer}-{secrets.token_hex(3)}"


def _within(field: str, value: float | None, holds: bool, allowed: str, remedy: str) -> None:
    _require(holds, field, f"{field} cannot be {value}: it must be {allowed}.", remedy)


def _require(holds: bool, field: str, message: str, remedy: str) -> None:
    if not holds:
        raise UsageError(message, remedy=remedy, field=field)
