"""What came of an account's posts and retweets in cascades, beside what the platform's star would say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.analytics.diffusion.ensemble import Ensemble
from tular.analytics.diffusion.forest import Forest, Versions, depths, descendants, star
from tular.analytics.diffusion.interval import LEVEL
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class Influence:
    """One entry an account that had somebody below it in any version, by falling mean.

    `mean`, `low`, `high`: retweets below its posts and retweets, summed over cascades, over the versions. `naive`:
    what the platform's star says, where only authors have influence.
    """

    account: Ids
    mean: Floats
    low: Floats
    high: Floats
    naive: Floats


def influence(forest: Forest, ensemble: Ensemble, level: float = LEVEL) -> Influence:
    """Retweets that came through each account, with an interval over the ensemble; O(n · versions)."""
    accounts, by_version = _summed(forest, descendants(ensemble.parents))
    _, naive = _summed(forest, descendants(star(forest)))
    side = (1 - level) / 2
    low, high = np.quantile(by_version, [side, 1 - side], axis=0) if accounts.size else np.empty((2, 0))
    mean = by_version.mean(axis=0)
    low, high = np.minimum(low, mean), np.maximum(high, mean)
    kept = np.flatnonzero((by_version.max(axis=0, initial=0) > 0) | (naive[0] > 0))
    order = kept[np.lexsort((accounts[kept], -mean[kept]))]
    return Influence(accounts[order], mean[order], low[order], high[order], naive[0][order])


@dataclass(frozen=True, slots=True, eq=False)
class Igniters:
    """Per cascade, the account whose retweet most of it came through: `account` (-1 without any below a retweet),
    `share` of the cascade's retweets that came through it on average, `certainty`: share of the versions that name
    it."""

    account: Ids
    share: Floats
    certainty: Floats


def igniters(forest: Forest, ensemble: Ensemble) -> Igniters:
    """Who made each cascade go: never its author. Ties go to the earlier retweet."""
    below = descendants(ensemble.parents)
    passed_on = depths(ensemble.parents) > 0
    account, share, certainty = [], [], []
    for root, size in zip(forest.roots.tolist(), forest.sizes.tolist(), strict=True):
        part = np.where(passed_on[:, root : root + size], below[:, root : root + size], 0)
        best = int(part.mean(axis=0).argmax()) if size > 1 else 0
        lit = bool(part[:, best].any()) if size > 1 else False
        account.append(int(forest.account[root + best]) if lit else -1)
        share.append(float(part[:, best].mean() / (size - 1)) if lit else 0.0)
        certainty.append(float((part.argmax(axis=1) == best).mean()) if lit else 0.0)
    return Igniters(np.array(account, np.int32), np.array(share), np.array(certainty))


def _summed(forest: Forest, values: Versions) -> tuple[Ids, Floats]:
    """Known accounts, and the sum of their rows' values in every version."""
    known = np.flatnonzero(forest.account >= 0)
    accounts, place = np.unique(forest.account[known], return_inverse=True)
    sums = np.zeros((values.shape[0], accounts.size))
    for version in range(values.shape[0]):
        sums[version] = np.bincount(place, values[version, known], accounts.size)
    return accounts.astype(np.int32), sums
