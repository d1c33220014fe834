"""The ledger's trees: the largest cascades post by post, each with its likeliest parent."""

from __future__ import annotations

import numpy as np

from tular.analytics.diffusion.ensemble import Placement
from tular.analytics.diffusion.likeliest import LikeliestTree, likeliest_tree
from tular.runs.campaign.figures import Section, number, ratio, seconds
from tular.runs.campaign.inputs import CampaignInputs
from tular.runs.campaign.spread import Spread

MOST_TREES = 10
MOST_POSTS = 200


def trees(inputs: CampaignInputs, spread: Spread) -> list[Section]:
    """The largest cascades that were passed on, at most 10, of each at most 200 posts."""
    sizes = spread.forest.sizes
    order = np.lexsort((np.arange(sizes.size), -sizes))[:MOST_TREES]
    return [_tree(inputs, spread, row) for row in order.tolist() if sizes[row] > 1]


def _tree(inputs: CampaignInputs, spread: Spread, cascade: int) -> Section:
    forest = spread.forest
    told = likeliest_tree(forest, spread.ensemble, cascade, MOST_POSTS)
    root = int(forest.roots[cascade])
    placement = spread.ensemble.placement[root : root + told.size]
    return {
        "post": spread.assembled.key[root],
        "size": told.size,
        "unplaced_share": ratio(int((placement == Placement.UNPLACED).sum()), told.size - 1),
        "posts": [_post(inputs, spread, told, place) for place in range(told.rows.size)],
    }


def _post(inputs: CampaignInputs, spread: Spread, told: LikeliestTree, place: int) -> Section:
    row, parent = int(told.rows[place]), int(told.parent[place])
    account = int(spread.forest.account[row])
    return {
        "post": spread.assembled.key[row],
        "account": inputs.keys[account] if account >= 0 else None,
        "at": seconds(float(spread.forest.at[row])),
        "parent": parent if parent >= 0 else None,
        "certainty": number(float(told.certainty[place])),
        "depth": number(float(told.depth[place])),
        "below": number(float(told.below[place])),
        "placement": Placement(told.placement[place]).name,
    }
