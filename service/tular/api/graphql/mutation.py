"""The mutation type: what can be changed."""

from __future__ import annotations

from tular.api.graphql.campaigns.types import CampaignMutations
from tular.api.graphql.communities.mutations import DisplayMutations


class Mutation(DisplayMutations, CampaignMutations):
    """How communities are shown, and campaigns. Nothing that was loaded and no run is ever changed."""
