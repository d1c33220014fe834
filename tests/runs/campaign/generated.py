"""What a campaign is measured from, made of a generated network directly: no files, no Neo4j."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from tular.campaigns import Brand, Campaign
from tular.generate import NetworkOptions
from tular.generate.activity import activity
from tular.generate.campaigns import Campaign as Planted
from tular.generate.posts import NONE, Act, Posts
from tular.generate.structure import Network as Generated
from tular.generate.structure import network
from tular.graph.network import Network
from tular.models import Layer, RunManifest, Window
from tular.runs.campaign.comparison import Group
from tular.runs.campaign.inputs import CampaignInputs

TIME = pl.Datetime("us", "UTC")
RELATIONS = {Act.RETWEET: "RETWEETED", Act.QUOTE: "QUOTED", Act.REPLY: "REPLIED"}


@dataclass(frozen=True)
class World:
    """A generated network with everything that was posted in it."""

    planted: Generated
    posts: Posts

    @classmethod
    def of(cls, accounts: int, seed: int) -> World:
        planted = network(NetworkOptions(accounts=accounts, seed=seed, snapshots=3))
        return cls(planted, activity(planted))

    @property
    def campaigns(self) -> tuple[Planted, ...]:
        assert self.planted.cast
        return self.planted.cast.campaigns

    def inputs(self, account: int, start: datetime, days: int = 7, campaign: int = NONE) -> CampaignInputs:
        """Of a campaign for an account; `campaign`: number of the planted one, whose posts are matched too."""
        n, posts = self.planted.options.accounts, self.posts
        source, target = self.planted.follows(2)
        brand = Brand(accounts=(f"x:{account}",), hashtags=("tag",) if campaign != NONE else ())
        told = Campaign("Test", start, start + timedelta(days=days), brand)
        about = (posts.author == account) | (posts.mention == account)
        about |= (posts.campaign == campaign) & (campaign != NONE)
        follows = Network.from_edges(n, source, target)
        return CampaignInputs(
            campaign=told,
            run=manifest(n, follows.m),
            keys=pl.Series("key", [f"x:{row}" for row in range(n)]),
            handles=pl.Series("handle", [None] * n, dtype=pl.String),
            follows=follows,
            stated=follows.incoming.degrees().astype(np.float64),
            community=np.maximum(self.planted.membership[1], -1).astype(np.int32),
            communities=communities(self.planted.planting.communities),
            events=self.events(),
            posted=self._own_posts(posts.act != Act.RETWEET),
            talk=self._talk(about & (posts.act != Act.RETWEET), campaign),
            rivals={},
            brand_followers=self._first_seen([account]).select("first", account="follower"),
        )

    def group(self, inputs: CampaignInputs, members: np.ndarray) -> Group:
        follows = self._first_seen([*inputs.brand.tolist(), *members.tolist()]).select("account", "first")
        return Group(members, follows, self.topics(inputs))

    def topics(self, inputs: CampaignInputs) -> pl.DataFrame:
        """What communities post about, three topics each: as hashtags are used in the files."""
        times = inputs.periods
        assert times.before
        posts = self.posts
        topical = (posts.act != Act.RETWEET) & (posts.community != NONE) & (posts.campaign == NONE)
        names = posts.community[topical] * 3 + np.arange(posts.count)[topical] % 3
        frame = pl.DataFrame({"tag": names.astype(str), "at": moments(posts.at[topical])})

        def within(window: Window | None) -> pl.Expr:
            if window is None:
                return pl.lit(0)
            return pl.col("at").is_between(window.start, window.end, closed="left").sum()

        return frame.group_by("tag").agg(
            before=within(times.before), during=within(times.during), after=within(times.after)
        )

    def events(self) -> pl.DataFrame:
        posts, frames = self.posts, []
        for act, relation in RELATIONS.items():
            rows = np.flatnonzero(posts.act == act)
            frames.append(
                self._events(rows, posts.author[posts.original[rows]], relation, posts.original[rows])
            )
        rows = np.flatnonzero((posts.mention != NONE) & (posts.act != Act.RETWEET))
        frames.append(self._events(rows, posts.mention[rows], "MENTIONED", None))
        return pl.concat(frames).sort("at", "source", "target", "relation")

    def _events(
        self, rows: np.ndarray, target: np.ndarray, relation: str, original: np.ndarray | None
    ) -> pl.DataFrame:
        return pl.DataFrame(
            {
                "source": self.posts.author[rows].astype(np.uint32),
                "target": target.astype(np.uint32),
                "relation": [relation] * rows.size,
                "at": moments(self.posts.at[rows]),
                "count": np.ones(rows.size),
                "post": post_keys(rows),
                "original": post_keys(original)
                if original is not None
                else pl.Series([None] * rows.size, dtype=pl.String),
            }
        )

    def _own_posts(self, chosen: np.ndarray) -> pl.DataFrame:
        rows = np.flatnonzero(chosen)
        account = pl.Series(self.posts.author[rows].astype(np.uint32))
        return pl.DataFrame({"account": account, "key": post_keys(rows), "at": moments(self.posts.at[rows])})

    def _talk(self, chosen: np.ndarray, campaign: int) -> pl.DataFrame:
        rows = np.flatnonzero(chosen)
        tagged = (self.posts.campaign[rows] == campaign) & (campaign != NONE)
        reasons = pl.Series(
            [["hashtag"] if each else ["mention"] for each in tagged], dtype=pl.List(pl.String)
        )
        text = pl.Series([None] * rows.size, dtype=pl.String)
        return self._own_posts(chosen).with_columns(text=text, lang=text, reasons=reasons)

    def _first_seen(self, accounts: list[int]) -> pl.DataFrame:
        """account, follower, first: at which crawl each follow was first seen."""
        frames = []
        for snapshot, date in enumerate(self.planted.options.dates):
            source, target = self.planted.follows(snapshot)
            chosen = np.isin(target, accounts)
            frames.append(
                pl.DataFrame(
                    {"account": target[chosen].astype(np.int64), "follower": source[chosen].astype(np.uint32)}
                ).with_columns(first=pl.lit(date).cast(TIME))
            )
        return (
            pl.concat(frames)
            .group_by("account", "follower")
            .agg(pl.col("first").min())
            .sort("account", "follower")
        )


def moments(at: np.ndarray) -> pl.Series:
    return pl.Series(at.astype(np.int64) * 1_000_000).cast(TIME)


def post_keys(rows: np.ndarray) -> pl.Series:
    return pl.Series(rows).cast(pl.String)


def communities(count: int) -> pl.DataFrame:
    names = [str(number) for number in range(count)]
    return pl.DataFrame({"id": names, "label": names, "size": [0] * count})


def manifest(accounts: int, relations: int) -> RunManifest:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return RunManifest(
        id="run", layer=Layer.FOLLOWS, window=Window(), parameters={}, seed=0, fingerprint="", versions={},
        started_at=now, finished_at=now, accounts=accounts, relations=relations, communities=0, modularity=0.0,
        measures=(), steps=(),
    )  # fmt: skip
