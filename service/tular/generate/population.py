"""What each account is like before it does anything: popularity, appetite for following, engagement, kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.generate.arrays import Ints, Reals
from tular.generate.options import NetworkOptions
from tular.generate.streams import stream
from tular.models import AccountKind

KINDS = (
    AccountKind.PERSON,
    AccountKind.COMPANY,
    AccountKind.ORGANIZATION,
    AccountKind.INSTITUTION,
    AccountKind.MEDIA,
)
KIND_SHARES = (0.88, 0.05, 0.03, 0.02, 0.02)
KIND_POPULARITY = np.array([1.0, 2.0, 1.5, 1.5, 5.0])
"""How much more popular than a person an account of each kind is."""

APPETITE_SIGMA = 1.0
ENGAGEMENT_SIGMA = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """One entry an account. `kind` indexes KINDS; the others are positive weights.

    `popularity`: odds of being chosen as the target of a follow. `appetite`: expected number of follows made.
    `engagement`: how readily followers pass on what the account posts, 1 for the typical one.
    """

    popularity: Reals
    appetite: Reals
    engagement: Reals
    kind: Ints


def populate(options: NetworkOptions) -> Population:
    """Draw a population; in the model `lfr` popularity and appetite are the same power-law degree."""
    rng = stream(options.seed, "population")
    n = options.accounts
    kind = rng.choice(len(KINDS), size=n, p=KIND_SHARES).astype(np.int32)
    engagement = rng.lognormal(0, ENGAGEMENT_SIGMA, n)
    pareto = (1 - rng.random(n)) ** (-1 / (options.degree_exponent - 1))
    if options.model == "lfr":
        degree = _with_mean(np.minimum(pareto, np.sqrt(n)), options.follows_per_account)
        return Population(degree, degree, engagement, kind)
    appetite = _with_mean(rng.lognormal(0, APPETITE_SIGMA, n), options.follows_per_account)
    return Population(pareto * KIND_POPULARITY[kind], appetite, engagement, kind)


def _with_mean(values: Reals, mean: float) -> Reals:
    scaled: Reals = values * (mean / values.mean())
    return scaled
