"""The mutation type: what can be changed."""

from __future__ import annotations

from tular.api.graphql.communities.mutations import DisplayMutations


class Mutation(DisplayMutations):
    """How communities are shown. Nothing that was loaded and no run is ever changed."""
