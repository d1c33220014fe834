"""A network of events that falls into thousands of pieces, as retweets do: one large part, heavy tails, and pairs.

Like the retweets of the Higgs data set (De Domenico et al. 2013): an eighth of the accounts are in small pieces,
mostly pairs; in the large part most accounts retweet once or twice, and a few are retweeted by thousands.
"""

from __future__ import annotations

import numpy as np

from tular.generate.arrays import Flags, Ints, Reals
from tular.generate.follows import Chooser, Demand, Keys, draw, merged, pack, rounded
from tular.generate.options import NetworkOptions
from tular.generate.planting import ABSENT, Planting, community_sizes
from tular.generate.population import Population
from tular.generate.streams import stream

IN_PIECES = 0.125
"""Share of accounts outside of the large part."""
PIECE_EXPONENT = 4.5
"""Of the density of the sizes of pieces, from 2 accounts up."""
LARGEST_PIECE = 40


def plant_fragments(options: NetworkOptions) -> Planting:
    """Communities of the large part by falling size, then the pieces, each a community of its own."""
    rng = stream(options.seed, "planting")
    apart = round(IN_PIECES * options.accounts)
    pieces = _piece_sizes(rng, apart)
    sizes = community_sizes(
        rng, options.accounts - int(pieces.sum()), options.smallest, options.community_exponent
    )
    all_sizes = np.concatenate([sizes, pieces])
    membership = np.empty((1, options.accounts), np.int32)
    membership[0, rng.permutation(options.accounts)] = np.repeat(
        np.arange(all_sizes.size, dtype=np.int32), all_sizes
    )
    return Planting(membership, all_sizes.size, ())


def _piece_sizes(rng: np.random.Generator, total: int) -> Ints:
    """Falling sizes of 2 and more that add up to at most `total`."""
    draws = np.floor(2.0 * (1.0 - rng.random(total // 2 + 1)) ** (-1.0 / (PIECE_EXPONENT - 1.0)))
    sizes = np.minimum(draws, LARGEST_PIECE).astype(np.int32)
    fitting = int(np.searchsorted(np.cumsum(sizes), total, side="right"))
    falling: Ints = np.sort(sizes[:fitting])[::-1]
    return falling


def scatter(options: NetworkOptions, planting: Planting, population: Population) -> Keys:
    """Sorted keys of the relations: a tree towards the popular holds the large part and each piece together, and the
    rest is drawn by popularity."""
    rng = stream(options.seed, "fragments")
    membership, popularity = planting.membership[0], population.popularity
    apart = np.asarray(np.bincount(membership)[membership] < options.smallest)
    trees = np.sort(_trees(rng, membership, popularity, apart, options.mixing))
    missing = max(0.0, options.follows_per_account * options.accounts - trees.size)
    appetite = np.where(apart, 0.0, population.appetite)
    wanted = rounded(rng, appetite * (missing / max(float(appetite.sum()), 1e-9)))
    outside = rng.binomial(wanted, options.mixing).astype(np.int32)
    demand = Demand((wanted - outside).astype(np.int32), outside)
    within = np.where(apart, ABSENT, membership)
    return merged(trees, draw(rng, Chooser(within, popularity, demand), demand, trees))


def _trees(
    rng: np.random.Generator, membership: Ints, popularity: Reals, apart: Flags, mixing: float
) -> Keys:
    """Everybody retweets one account, the more popular the likelier: of its own community one that is more popular,
    or, as `mixing` has it, one of a larger community, as the most popular of each do. So all but pieces hangs
    together."""
    order = np.lexsort((-popularity, membership))
    home = membership[order]
    first, place = np.searchsorted(home, home), np.arange(order.size)
    abroad = ~apart[order] & (first > 0) & ((place == first) | (rng.random(order.size) < mixing))
    low, high = np.where(abroad, 0, first), np.where(abroad, first, place)
    cumulated = np.concatenate([[0.0], np.cumsum(popularity[order])])
    mark = cumulated[low] + rng.random(order.size) * (cumulated[high] - cumulated[low])
    chosen = np.clip(np.searchsorted(cumulated, mark, side="right") - 1, low, np.maximum(high - 1, low))
    child = high > low
    return pack(order[child].astype(np.int32), order[chosen[child]].astype(np.int32))
