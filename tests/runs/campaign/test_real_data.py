"""On public data: no effect is claimed of campaigns that nobody ran; overlaps are those of the sets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import polars as pl

from tests.runs.campaign.generated import communities, manifest
from tular.analytics.campaign.matching import similar
from tular.analytics.overlap.overlap import overlap
from tular.analytics.overlap.signatures import counts, signatures_of_follows
from tular.campaigns import Brand, Campaign
from tular.graph.network import Network
from tular.runs.campaign.comparison import Group, effects
from tular.runs.campaign.inputs import CampaignInputs
from tular.store.campaign.posts import FOLLOWERS, HASHTAGS, POSTED, POSTS

KINDS = {"RT": "RETWEETED", "MT": "MENTIONED", "RE": "REPLIED"}
NAMES = ["source", "target", "seconds", "kind"]


def higgs(folder: Path) -> tuple[int, Network, pl.DataFrame]:
    """Accounts, follows and timed events of the Higgs slice."""
    pairs = pl.read_csv(
        folder / "follows.edgelist.gz", separator=" ", has_header=False, new_columns=NAMES[:2]
    )
    read = pl.read_csv(folder / "activity.txt.gz", separator=" ", has_header=False, new_columns=NAMES)
    ids = pl.concat([pairs["source"], pairs["target"], read["source"], read["target"]]).unique().sort()
    rows = {end: ids.search_sorted(read[end]) for end in ("source", "target")}
    follows = Network.from_edges(
        ids.len(),
        ids.search_sorted(pairs["source"]).to_numpy(),
        ids.search_sorted(pairs["target"]).to_numpy(),
    )
    nothing = pl.lit(None, pl.String)
    events = read.with_columns(
        **{end: row.cast(pl.UInt32) for end, row in rows.items()},
        relation=pl.col("kind").replace_strict(KINDS),
        at=(pl.col("seconds") * 1_000_000).cast(pl.Datetime("us", "UTC")),
        count=pl.lit(1.0),
        post=nothing,
        original=nothing,
    )
    return (
        ids.len(),
        follows,
        events.select("source", "target", "relation", "at", "count", "post", "original").sort("at"),
    )


def inputs_of(
    n: int, follows: Network, events: pl.DataFrame, account: int, start: datetime, days: float
) -> CampaignInputs:
    rows = dict.fromkeys(("account",), pl.UInt32())
    return CampaignInputs(
        campaign=Campaign("Nobody's", start, start + timedelta(days=days), Brand(accounts=(f"x:{account}",))),
        run=manifest(n, follows.m),
        keys=pl.Series("key", [f"x:{row}" for row in range(n)]),
        handles=pl.Series("handle", [None] * n, dtype=pl.String),
        follows=follows,
        stated=follows.incoming.degrees().astype(np.float64),
        community=np.full(n, -1, np.int32),
        communities=communities(0),
        events=events,
        posted=pl.DataFrame(schema=dict(POSTED) | rows),
        talk=pl.DataFrame(schema=dict(POSTS) | rows),
        rivals={},
        brand_followers=pl.DataFrame(schema={"account": pl.UInt32(), "first": FOLLOWERS["first"]}),
    )


def test_no_effect_is_claimed_on_real_events_where_nobody_ran_a_campaign(shared_data: Path) -> None:
    """Much-mentioned accounts at random times of the days around the discovery: what changes there changes for all,
    or by accounts' own ways, which the interval must know."""
    n, follows, events = higgs(shared_data / "higgs-slice")
    mentioned = (
        events.filter(pl.col("relation") == "MENTIONED").group_by("target").len().sort("len", "target")
    )
    accounts = mentioned.tail(50)["target"].to_list()
    first, last = events["at"].min(), events["at"].max()
    assert isinstance(first, datetime)
    assert isinstance(last, datetime)
    rng = np.random.default_rng(5)
    found = []
    for account in accounts:
        start = first + (last - first) * float(rng.uniform(0.45, 0.75))
        told = inputs_of(n, follows, events, account, start.replace(tzinfo=UTC), 1.0)
        features = np.log1p(told.loaded_followers)[:, None]
        members = similar(features, features[account], np.delete(np.arange(n), account), 200)
        no_follows = pl.DataFrame(schema={"account": pl.Int64(), "first": FOLLOWERS["first"]})
        group = Group(members, no_follows, pl.DataFrame(schema=HASHTAGS))
        found.append([each["verdict"] for each in effects(told, group)[:2]])
    judged = [verdicts for verdicts in found if "NO_EVIDENCE" in verdicts or {"ROSE", "FELL"} & set(verdicts)]
    claimed = sum(bool({"ROSE", "FELL"} & set(verdicts)) for verdicts in judged)
    assert len(judged) >= 30
    assert claimed / len(judged) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / len(judged)), (claimed, len(judged))


def test_overlaps_of_politicians_are_those_of_the_sets(shared_data: Path) -> None:
    pairs = pl.read_csv(shared_data / "timme-purep" / "friend_list.csv.gz", separator="\t")
    ends = pairs.columns[:2]
    ids = pl.concat([pairs[end] for end in ends]).unique().sort()
    source, target = (ids.search_sorted(pairs[end]).to_numpy().astype(np.int32) for end in ends)
    n = ids.len()
    leading = np.argsort(-np.bincount(target, minlength=n), kind="stable")[:10]
    sets = [set(source[target == row].tolist()) for row in leading]
    found = overlap(counts(signatures_of_follows(n, source, target, leading.tolist()), 10))
    assert found.size.tolist() == [len(each) for each in sets]
    assert [[len(a & b) for b in sets] for a in sets] == found.shared.tolist()
    assert found.reach == len(set().union(*sets))
