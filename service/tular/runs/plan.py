"""What an analysis is asked to do: every choice explicit, so that it can be stored with the run and repeated."""

from __future__ import annotations

import os
import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from tular.errors import UsageError
from tular.measures import BY_NAME, DEFAULTS
from tular.models import Layer, Window


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
    """Leiden runs to compare; None: 8 for up to 500,000 relations, else 2. From 2 on, members get a confidence."""
    null_samples: int | None = None
    """Random networks to test the communities against; None: 20 for up to 300,000 relations, else none."""
    continued: bool = True
    """Whether communities keep ids, colours and places of the latest run of the same layer."""
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    """Threads to use. No result depends on it."""

    def __post_init__(self) -> None:
        for name in self.measures:
            if name not in BY_NAME:
                raise UsageError(
                    f"There is no measure {name!r}.",
                    remedy=f"Choose from {', '.join(BY_NAME)}.",
                    field="measures",
                )
        start, end = self.window.start, self.window.end
        if start and end and start >= end:
            raise UsageError(
                f"The window {self.window} is empty.", remedy="--from must lie before --to.", field="from"
            )
        if not 0 < self.resolution <= 1000:
            raise UsageError(
                f"A resolution of {self.resolution} is outside (0, 1000].",
                remedy="1 is usual.",
                field="resolution",
            )
        if not 0 < self.damping < 1:
            raise UsageError(
                f"A damping factor of {self.damping} is outside (0, 1).",
                remedy="0.85 is usual.",
                field="damping",
            )
        if not 0 <= self.seed < 2**32:
            raise UsageError(
                f"A seed of {self.seed} is outside 0 … 4294967295.",
                remedy="Any such number will do.",
                field="seed",
            )
        if self.consensus is not None and not 1 <= self.consensus <= 100:
            raise UsageError(
                f"A consensus of {self.consensus} runs is outside 1 … 100.",
                remedy="8 is usual.",
                field="consensus",
            )
        if self.null_samples is not None and self.null_samples not in (0, *range(2, 1001)):
            raise UsageError(
                f"{self.null_samples} random networks are neither none nor 2 … 1000.",
                remedy="20 is usual.",
                field="nullSamples",
            )
        if self.betweenness_sources is not None and self.betweenness_sources < 1:
            raise UsageError(
                "Betweenness needs at least one source.", remedy="256 is usual.", field="betweennessSources"
            )

    def fitted(self, relations: int) -> Plan:
        """The plan with every choice that depends on size made."""
        return replace(
            self,
            consensus=self.consensus or (8 if relations <= 500_000 else 2),
            null_samples=(20 if relations <= 300_000 else 0)
            if self.null_samples is None
            else self.null_samples,
        )

    @property
    def parameters(self) -> dict[str, Any]:
        """Every choice that shapes the answer, as stored with the run (workers does not)."""
        chosen = asdict(self)
        for other in ("layer", "window", "seed", "workers"):
            del chosen[other]
        return chosen | {"measures": list(self.measures)}


def new_run_id(layer: Layer, now: datetime) -> str:
    """An id that sorts by time and says what it is of: `20261122T171500Z-follows-9f3a2c`."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{layer}-{secrets.token_hex(3)}"
