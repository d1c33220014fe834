"""The cascades of a campaign: its posts of a time and all that came of them, as an ensemble of trees."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from tular.analytics.diffusion.assemble import Assembled, assemble, retweeted_with
from tular.analytics.diffusion.ensemble import Ensemble, Inference, reconstruct
from tular.analytics.diffusion.forest import Forest, Shapes, Versions, shapes, star
from tular.models import Relation, Window
from tular.runs.campaign.inputs import CampaignInputs
from tular.runs.campaign.periods import within


@dataclass(frozen=True, eq=False)
class Spread:
    """Cascades that began in a window, whenever they were passed on."""

    assembled: Assembled
    ensemble: Ensemble

    @property
    def forest(self) -> Forest:
        return self.assembled.forest

    @property
    def parents(self) -> Versions:
        return self.ensemble.parents

    @cached_property
    def shapes(self) -> Shapes:
        return shapes(self.forest, self.parents)

    @cached_property
    def star(self) -> Versions:
        """What the platform shows: everybody got it from its author."""
        return star(self.forest)


def spread_of(inputs: CampaignInputs, window: Window, choices: Inference) -> Spread:
    """Cascades of the campaign's posts of the window."""
    roots = inputs.talk.filter(within("at", window)).select("key", "account", "at")
    assembled = assemble(roots.sort("at", "key"), passed_on(inputs))
    ensemble = reconstruct(
        assembled.forest,
        inputs.stated,
        inputs.follows.outgoing,
        assembled.known,
        choices,
        together=retweeted_with(assembled.known, assembled.named),
    )
    return Spread(assembled, ensemble)


def passed_on(inputs: CampaignInputs) -> pl.DataFrame:
    """All retweets and quotes with a time that name a post: key, account, at, original, quote."""
    relations = [str(Relation.RETWEETED), str(Relation.QUOTED)]
    return (
        inputs.events.filter(pl.col("relation").is_in(relations))
        .drop_nulls(["at", "original"])
        .sort("at", "post", "source")
        .select(
            key="post",
            account="source",
            at="at",
            original="original",
            quote=pl.col("relation") == str(Relation.QUOTED),
        )
    )
