"""Ids that last and names, for communities and for the parts of communities alike."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from tular.analytics.community.identity import carry_ids
from tular.analytics.naming import evidence
from tular.analytics.naming.leaders import label_by_leaders, most_prominent
from tular.analytics.naming.topics import Name, Topic, name_communities
from tular.models import Floats, Ids, Layer
from tular.runs.continuity import Predecessor
from tular.runs.inputs import AnalysisInputs


@dataclass(frozen=True, slots=True, eq=False)
class Namer:
    """What names rest on: what accounts say of themselves, who is prominent, and what was called how before."""

    layer: Layer
    accounts: pl.DataFrame
    prominence: Floats
    evidence: pl.DataFrame
    before: Predecessor

    @classmethod
    def of(cls, inputs: AnalysisInputs, prominence: Floats, before: Predecessor) -> Namer:
        accounts = inputs.snapshot.accounts
        return cls(inputs.snapshot.layer, accounts, prominence, _evidence(accounts, inputs.terms), before)

    def name(self, membership: Ids, level: int = 0) -> tuple[list[str], list[Topic]]:
        """One id and one topic a community, or a part of one at `level` below the communities."""
        ids = self._ids(membership, level)
        leaders = label_by_leaders(membership, self.prominence, self.accounts["handle"], self.accounts["key"])
        return ids, name_communities(membership, self.evidence, leaders, self._earlier_names(ids, level))

    def _ids(self, membership: Ids, level: int) -> list[str]:
        """Carried from the run before; a new id is made of the layer, the level and the key of the most prominent
        member."""
        keys = self.accounts["key"]
        kind = f"{self.layer} level {level}" if level else str(self.layer)
        leaders = keys.gather(most_prominent(membership, self.prominence, 1)[:, 0]).to_list()
        named = [f"{kind} {leader}" for leader in leaders]
        members = self.before.members_at(level)
        return carry_ids(members, keys, membership, named, taken=self.before.taken).ids

    def _earlier_names(self, ids: list[str], level: int) -> list[Name | None]:
        table = self.before.levels if level else self.before.communities
        rows = table.select("id", "label", "terms").iter_rows()
        known = {one: Name(label, tuple(terms)) for one, label, terms in rows}
        return [known.get(one) for one in ids]


def _evidence(accounts: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    tags = terms.filter(pl.col("kind") == "hashtag")
    links = terms.filter(pl.col("kind") == "host")
    return pl.concat(
        [
            evidence.words(accounts["bio"]),
            evidence.places(accounts["location"]),
            evidence.hashtags(tags["account"], tags["term"]),
            evidence.hosts(links["account"], links["term"]),
        ]
    )
