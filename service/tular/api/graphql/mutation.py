"""The mutation type: what can be changed."""

from __future__ import annotations

from tular.api.graphql.access.types import AccessMutations
from tular.api.graphql.campaigns.types import CampaignMutations
from tular.api.graphql.communities.mutations import DisplayMutations
from tular.api.graphql.lists.types import ListMutations


class Mutation(DisplayMutations, CampaignMutations, ListMutations, AccessMutations):
    """How communities are shown, campaigns, lists, API keys. Nothing loaded and no run is ever changed."""
