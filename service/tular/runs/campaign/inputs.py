"""What a campaign is measured from: the follows and communities of a run, and what Neo4j holds of posts and
events."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from tular.campaigns import Brand, Campaign
from tular.errors import UsageError
from tular.graph.network import Network
from tular.models import Floats, Ids, Layer, RunManifest
from tular.runs.artifact import RunArtifact
from tular.runs.campaign.periods import Periods, periods, span
from tular.store.campaign.posts import match_posts, read_followers, read_posted
from tular.store.driver.database import Database
from tular.store.snapshot.events import read_events

EVENT_LAYERS = (Layer.RETWEETS, Layer.QUOTES, Layer.REPLIES, Layer.MENTIONS)


@dataclass(frozen=True, eq=False)
class CampaignInputs:
    """Everything by row of `keys`: accounts of the run in its order, then those that only posts and events name.

    `follows` has a vertex a row. `stated`: followers that the platform states, or else those loaded. `community`:
    row of `communities`, -1 without one. `events`: source, target (UInt32 rows), relation, at, count, post,
    original. `posted`: account, key, at of own posts. `talk`: posts that match the campaign's brand, of all times:
    key, account, at, text, reasons. `rivals`: the same of competitors, by name. `brand_followers`: account
    (follower), first (seen, or null).
    """

    campaign: Campaign
    run: RunManifest
    keys: pl.Series
    handles: pl.Series
    follows: Network
    stated: Floats
    community: Ids
    communities: pl.DataFrame
    events: pl.DataFrame
    posted: pl.DataFrame
    talk: pl.DataFrame
    rivals: dict[str, tuple[pl.DataFrame, Ids]]
    brand_followers: pl.DataFrame

    @cached_property
    def brand(self) -> Ids:
        return self.rows(self.campaign.brand.accounts)

    @cached_property
    def paid(self) -> Ids:
        """The brand's accounts and those it pays."""
        return self.rows((*self.campaign.brand.accounts, *self.campaign.paid))

    @cached_property
    def is_paid(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        flags = np.zeros(self.keys.len(), bool)
        flags[self.paid] = True
        return flags

    @cached_property
    def periods(self) -> Periods:
        return periods(self.campaign.start, self.campaign.end, span(self.events["at"], self.posted["at"]))

    @cached_property
    def loaded_followers(self) -> Floats:
        return self.follows.incoming.degrees().astype(np.float64)

    def rows(self, keys: tuple[str, ...]) -> Ids:
        """Rows of accounts, in the order given, those that no data names left out."""
        index = self.keys.alias("key").to_frame().with_row_index("row")
        found = (
            pl.Series("key", list(keys), dtype=pl.String)
            .to_frame()
            .join(index, on="key", maintain_order="left")
        )
        return found["row"].cast(pl.Int32).to_numpy()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of what it was measured from, equal for equal content."""
        digest = hashlib.sha256(self.run.fingerprint.encode())
        keyed = [
            self.events.with_columns(
                self.keys.gather(self.events[end]).alias(end) for end in ("source", "target")
            ),
            self.posted.with_columns(account=self.keys.gather(self.posted["account"])),
            self.talk.select("key", "text"),
        ]
        for frame in keyed:
            digest.update(_content(frame))
        return digest.hexdigest()


def gather(database: Database, run: RunArtifact, campaign: Campaign) -> CampaignInputs:
    """Read all of it. Raises UsageError where the run is not one of follows."""
    if run.manifest.layer is not Layer.FOLLOWS:
        raise UsageError(
            f"Run {run.manifest.id} is of the layer {run.manifest.layer}; reach needs who follows whom.",
            remedy="Analyse follows with `tular analyze --layer follows`, or name a run of that layer.",
            field="runId",
        )
    events, posted = read_events(database, EVENT_LAYERS), read_posted(database)
    talk = match_posts(database, campaign.brand, campaign.included, campaign.excluded)
    known = run.accounts["key"]
    named = pl.concat([known, events["source"], events["target"], posted["account"], talk["account"]])
    extra = named.unique().sort()
    keys = pl.concat([known, extra.filter(~extra.is_in(known.implode()))]).rechunk()
    index = keys.alias("name").to_frame().with_row_index("row")
    rivals = {rival.name: _rival(database, rival.brand, index) for rival in campaign.competitors}
    return CampaignInputs(
        campaign=campaign,
        run=run.manifest,
        keys=keys,
        handles=_padded(run.accounts["handle"], keys.len()),
        follows=_network(run, keys.len()),
        stated=_stated(run, keys.len()),
        community=_community(run, keys.len()),
        communities=run.communities.select("id", "label", "size"),
        events=_indexed(events, index, "source", "target"),
        posted=_indexed(posted, index, "account"),
        talk=_indexed(talk, index, "account"),
        rivals=rivals,
        brand_followers=_followers(database, campaign.brand.accounts, index),
    )


def _rival(database: Database, brand: Brand, index: pl.DataFrame) -> tuple[pl.DataFrame, Ids]:
    rows = pl.Series("name", list(brand.accounts), dtype=pl.String).to_frame().join(index, on="name")["row"]
    return _indexed(match_posts(database, brand), index, "account"), rows.cast(pl.Int32).to_numpy()


def _followers(database: Database, accounts: tuple[str, ...], index: pl.DataFrame) -> pl.DataFrame:
    followers = read_followers(database, accounts).select("first", account="follower")
    earliest = followers.group_by("account").agg(pl.col("first").min())
    return _indexed(earliest, index, "account").sort("account")


def _indexed(frame: pl.DataFrame, index: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Keys in these columns as rows of the index; rows of unknown accounts are left out, the order stays."""
    for column in columns:
        rows = index.rename({"name": column})
        frame = frame.join(rows, on=column, how="inner", maintain_order="left").with_columns(
            pl.col("row").alias(column)
        )
        frame = frame.drop("row")
    return frame


def _network(run: RunArtifact, n: int) -> Network:
    relations = run.relations
    return Network.from_sorted(
        n, relations["source"].to_numpy().astype(np.int32), relations["target"].to_numpy().astype(np.int32)
    )


def _stated(run: RunArtifact, n: int) -> Floats:
    loaded = np.bincount(run.relations["target"].to_numpy(), minlength=n).astype(np.float64)
    stated = _padded(run.accounts["followersCount"], n).cast(pl.Float64).to_numpy()
    values: Floats = np.where(np.isnan(stated), loaded, stated)
    return values


def _community(run: RunArtifact, n: int) -> Ids:
    rows = _padded(run.accounts["communityRow"].cast(pl.Int32), n).fill_null(-1)
    return rows.to_numpy()


def _padded(column: pl.Series, n: int) -> pl.Series:
    return pl.concat(
        [column, pl.Series(column.name, [None] * (n - column.len()), dtype=column.dtype)]
    ).rechunk()


def _content(frame: pl.DataFrame) -> bytes:
    rows = frame.select(pl.concat_str(pl.all().cast(pl.String).fill_null(""), separator="\x1f")).to_series()
    return "\n".join(rows.sort()).encode("utf-8", "surrogatepass")
