"""A generated network in memory: accounts, communities and follows, without texts and without files."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.generate.cast import Cast, choose_cast, in_costume
from tular.generate.circles import Circles, draw_circles
from tular.generate.evolution import History, evolve
from tular.generate.follows import source_of, target_of
from tular.generate.fragments import plant_fragments, scatter
from tular.generate.options import NetworkOptions
from tular.generate.planting import Event, Planting, plant
from tular.generate.population import Population, populate
from tular.models import Ids

FIRST_ID = 10_000_000
"""Platform id of account 0; all ids have eight digits."""


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Accounts are 0 … n - 1 in arrays and `FIRST_ID` + i in files; follows are sorted by (source, target).

    `first`, `last`: indexes of the first and the last snapshot that saw each follow.
    """

    options: NetworkOptions
    population: Population
    planting: Planting
    history: History
    cast: Cast | None
    circles: Circles | None = None
    """Of the model `circles`, as they were at the first snapshot."""

    @property
    def source(self) -> Ids:
        """Who follows, one entry a follow that was ever seen."""
        return source_of(self.history.keys)

    @property
    def target(self) -> Ids:
        """Who is followed, one entry a follow that was ever seen."""
        return target_of(self.history.keys)

    @property
    def first(self) -> NDArray[np.int8]:
        return self.history.first

    @property
    def last(self) -> NDArray[np.int8]:
        return self.history.last

    @property
    def membership(self) -> Ids:
        """`membership[t, i]`: planted community of account i at snapshot t, -1 when it is not there."""
        return self.planting.membership

    @property
    def events(self) -> tuple[Event, ...]:
        return self.planting.events

    def follows(self, snapshot: int = -1) -> tuple[Ids, Ids]:
        """Sources and targets of the follows seen at a snapshot (default: the last), sorted."""
        t = snapshot % self.options.snapshots
        seen = self.history.keys[(self.first <= t) & (self.last >= t)]
        return source_of(seen), target_of(seen)


def network(options: NetworkOptions) -> Network:
    """Generate accounts, planted communities and follows; equal for equal options, whatever the cores."""
    if options.model == "fragments":
        return _fragments(options)
    planting = plant(options)
    population = populate(options)
    cast = choose_cast(options, planting, population)
    population = in_costume(cast, population)
    circles = draw_circles(options, planting.membership[0]) if options.model == "circles" else None
    history = evolve(options, planting, population, cast, circles)
    return Network(options, population, planting, history, cast, circles)


def _fragments(options: NetworkOptions) -> Network:
    """Nobody plays a part in them."""
    planting, population = plant_fragments(options), populate(options)
    keys = scatter(options, planting, population)
    once = np.zeros(keys.size, np.int8)
    return Network(options, population, planting, History(keys, once, once), None)
