"""What a run looks at more closely: what is about a subject, what happened lately, whom it is directed towards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import Any

import numpy as np
import polars as pl

from tular.errors import EmptySnapshot, UsageError
from tular.graph.network import Network
from tular.models import Floats, Snapshot, Subject

SUBJECTS = ("hashtag", "link", "term")
TARGETS = ("account", "community", *SUBJECTS)


@dataclass(frozen=True, slots=True)
class Scope:
    """`about` and `towards` hold texts such as `hashtag:kopi`, see `SUBJECTS` and `TARGETS`."""

    about: tuple[str, ...] = ()
    """Only events whose post, or whose original post, has any of these."""
    half_life: timedelta | None = None
    """An event counts half for every such time that has passed since, at the end of the window or, where that is
    open, at the last event."""
    towards: tuple[str, ...] = ()
    """Where personalised PageRank starts anew: at accounts, at members of communities, at those who post about it."""

    def __post_init__(self) -> None:
        _ = (
            subject_of(self.about, SUBJECTS, field="about"),
            subject_of(self.towards, TARGETS, field="towards"),
        )
        if self.half_life is not None and self.half_life <= timedelta(0):
            raise UsageError(
                f"A half-life of {self.half_life} is not positive.", remedy="7d is usual.", field="halfLife"
            )

    @property
    def on_events(self) -> bool:
        """Whether it needs single events of the layer."""
        return bool(self.about) or self.half_life is not None

    @property
    def parameters(self) -> dict[str, Any]:
        return {
            "about": list(self.about),
            "halfLifeSeconds": self.half_life and self.half_life.total_seconds(),
            "towards": list(self.towards),
        }


def subject_of(texts: Iterable[str], allowed: tuple[str, ...], *, field: str) -> Subject | None:
    """The hashtags, links and terms among texts such as `hashtag:kopi`; None without any. Raises UsageError."""
    found: dict[str, list[str]] = {kind: [] for kind in allowed}
    for text in texts:
        kind, _, name = text.partition(":")
        if kind not in allowed or not name.strip("# "):
            raise UsageError(
                f"{text!r} cannot be looked for.",
                remedy=f"Write one of {', '.join(f'{one}:…' for one in allowed)}, such as hashtag:kopi.",
                field=field,
            )
        found[kind].append(name.strip())
    hashtags, links, terms = (tuple(found[kind]) for kind in SUBJECTS)
    return Subject(hashtags, links, terms) if hashtags or links or terms else None


def events_about(events: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Events whose own post or original post is among `about` (a frame with `key`)."""
    keys = about["key"].implode()
    return events.filter(
        pl.col("post").is_in(keys).fill_null(False) | pl.col("original").is_in(keys).fill_null(False)
    )


def rescoped(snapshot: Snapshot, events: pl.DataFrame) -> Snapshot:
    """The snapshot made of these of its events alone: `source` and `target` are its rows, `count` the weight.

    Accounts without any event above 0 are left out. Raises EmptySnapshot.
    """
    kept = events.filter(pl.col("count") > 0)
    source, target = kept["source"].to_numpy(), kept["target"].to_numpy()
    present, places = np.unique(np.concatenate([source, target]), return_inverse=True)
    if not present.size:
        raise EmptySnapshot(
            f"No {snapshot.layer.relation} relation in {snapshot.window} fits --about and --half-life.",
            remedy="Look for something else, or load events with their posts and times.",
        )
    begins, ends = np.split(places, 2)
    network = Network.from_edges(present.size, begins, ends, kept["count"].to_numpy())
    return Snapshot(
        snapshot.layer,
        snapshot.window,
        snapshot.accounts[present.tolist()],
        network.source,
        network.target,
        network.weight,
        int((source == target).sum()),
        _fingerprint(snapshot, present, network),
    )


def _fingerprint(snapshot: Snapshot, present: Any, network: Network) -> str:
    digest = blake2b(snapshot.fingerprint.encode(), digest_size=16)
    for array in (present, network.source, network.target, network.weight):
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def starts(
    scope: Scope, accounts: pl.DataFrame, members: pl.DataFrame | None, posts: pl.DataFrame | None
) -> Floats:
    """Where personalised PageRank starts anew, float64[n]: 1 for each time that an account is meant, and 1 for each
    of its posts about the subject.

    `accounts`: of the snapshot; `members`: `key` and `communityId` of the run before; `posts`: `account` (key).
    Raises UsageError for an account or community that is not there, and when nothing is.
    """
    jump = np.zeros(accounts.height)
    for text in scope.towards:
        kind, _, name = text.partition(":")
        if kind == "account":
            jump += _named(accounts, name)
        elif kind == "community":
            jump += _within(accounts, name, members)
    if posts is not None:
        counted = posts.group_by("account").len("posts")
        jump += _aligned(accounts, counted.rename({"account": "key"}), "posts")
    if not jump.any():
        raise UsageError(
            f"No account of this layer and window is meant by {', '.join(scope.towards)}.",
            remedy="Name accounts, a community or a subject that somebody posts about.",
            field="towards",
        )
    return jump


def _named(accounts: pl.DataFrame, name: str) -> Floats:
    """1 for the account with this key or handle."""
    handle = name.removeprefix("@").lower()
    found = (accounts["key"] == name) | (accounts["handle"].str.to_lowercase() == handle).fill_null(False)
    if found.sum() != 1:
        raise UsageError(
            f"{'Several accounts' if found.any() else 'No account'} of this layer and window can be {name!r}.",
            remedy="Give the key, such as account:x:44196397.",
            field="towards",
        )
    return found.to_numpy().astype(np.float64)


def _within(accounts: pl.DataFrame, community: str, members: pl.DataFrame | None) -> Floats:
    """1 for the members of a community of the run before."""
    theirs = None if members is None else members.filter(pl.col("communityId") == community)
    if theirs is None or theirs.is_empty():
        raise UsageError(
            f"The latest run of this layer has no community {community!r}.",
            remedy="Ids of communities are those of the layer's latest run; make one first.",
            field="towards",
        )
    return _aligned(accounts, theirs.select("key", member=pl.lit(1)), "member")


def _aligned(accounts: pl.DataFrame, found: pl.DataFrame, column: str) -> Floats:
    joined = accounts.select("key").join(found, on="key", how="left", maintain_order="left")
    return joined[column].fill_null(0).to_numpy().astype(np.float64)
