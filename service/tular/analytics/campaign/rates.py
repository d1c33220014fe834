"""Engagement rates under declared denominators: published rates for X differ sixty-fold by denominator alone."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from tular.models import Floats


class Denominator(StrEnum):
    """What engagements are divided by."""

    FOLLOWERS = "FOLLOWERS"
    """Engagements a post for each follower, as Rival IQ and most tools divide on X."""
    EXPOSED = "EXPOSED"
    """Engagements for each account that can have seen a post: followers of the account and of those who passed it
    on."""
    POSTS = "POSTS"
    """Engagements for each post, whatever the audience."""


def engagement_rate(
    engagements: Floats, posts: Floats, followers: Floats, exposed: Floats, denominator: Denominator
) -> Floats:
    """Engagements (retweets, quotes, replies, mentions in answer) over the denominator; nan where that is 0."""
    below = {
        Denominator.FOLLOWERS: posts * followers,
        Denominator.EXPOSED: exposed,
        Denominator.POSTS: posts,
    }[denominator]
    rates: Floats = np.divide(engagements, below, out=np.full(engagements.size, np.nan), where=below > 0)
    return rates
