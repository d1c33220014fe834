"""The mutation type: what can be changed."""

from __future__ import annotations

from tular.api.graphql.access.types import AccessMutations
from tular.api.graphql.campaigns.types import CampaignMutations
from tular.api.graphql.communities.mutations import DisplayMutations


class Mutation(DisplayMutations, CampaignMutations, AccessMutations):
    """How communities are shown, campaigns, and API keys. Nothing that was loaded and no run is ever changed."""
