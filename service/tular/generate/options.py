"""What a generated network is made of: every choice explicit, checked first, stored with the files."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from tular.errors import UsageError

Model = Literal["audience", "lfr", "circles", "fragments"]
MODELS: tuple[Model, ...] = ("audience", "lfr", "circles", "fragments")
FollowsLayout = Literal["csv", "edge-list", "by-date"]
PostsFormat = Literal["csv", "x-api-v2"]
Compression = Literal["none", "gzip", "zstd"]

MOST_ACCOUNTS = 90_000_000
"""Account ids keep eight digits, so that their order as text is their order as numbers."""


SMALLEST_OF_MODEL: dict[Model, int] = {"circles": 20, "fragments": 50}
"""Fewest members of a community where follows do not decide it. Pieces of `fragments` are smaller still."""


@dataclass(frozen=True, slots=True)
class NetworkOptions:
    """The recipe of one network. Equal options give equal bytes wherever the library versions are equal."""

    accounts: int = 10_000
    follows_per_account: float = 20.0
    """Mean number of follows an account has at a snapshot; of retweets in the model `fragments`."""
    seed: int = 7
    snapshots: int = 1
    """Dated observations of the follows; communities change from one to the next."""
    mixing: float = 0.2
    """Share of each account's follows that leave its community (μ of Lancichinetti et al. 2008)."""
    reciprocity: float = 0.25
    """Share of follows that are returned (0.22 on Twitter: Kwak et al. 2010). The model `lfr` returns all."""
    model: Model = "audience"
    """`audience`: power-law popularity, log-normal out-degree. `lfr`: one power-law degree, all mutual. `circles`:
    overlapping circles of friends with dense cores. `fragments`: retweets in one large part and many pieces."""
    degree_exponent: float = 2.3
    """Exponent of the density of popularity (`audience`) or degree (`lfr`)."""
    community_exponent: float = 1.5
    """Exponent of the density of community sizes."""
    smallest_community: int | None = None
    """Fewest members of a community at the first snapshot; None: enough for the internal follows to fit."""
    posts: bool = True
    posts_per_account: float = 3.0
    """Mean number of own posts an account writes in each period between snapshots."""
    retweets_per_post: float = 1.0
    start: datetime = datetime(2026, 1, 5, tzinfo=UTC)
    """The first snapshot, and the beginning of the first period of activity."""
    days: int = 28
    """Days of a period: from one snapshot to the next, and from the last one to the end."""

    def __post_init__(self) -> None:
        for name, low, high in _BOUNDS:
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                _refuse(name, f"must be between {low:,} and {high:,}, not {value:,}")
        if self.model not in MODELS:
            _refuse("model", f"must be one of {', '.join(MODELS)}, not {self.model}")
        if self.model == "fragments" and (self.snapshots > 1 or self.posts):
            _refuse("model", "fragments is of one snapshot, without posts")
        if self.follows_per_account > self.accounts / 5:
            _refuse(
                "follows_per_account", f"must be at most a fifth of the accounts ({self.accounts / 5:,.0f})"
            )
        if self.smallest > self.accounts / 3:
            _refuse("smallest_community", f"must leave room for three communities, {self.smallest:,} do not")

    @classmethod
    def of_profile(cls, name: str, **stated: Any) -> NetworkOptions:
        """The options of a profile (a key of PROFILES), but for those that are stated."""
        if name not in PROFILES:
            _refuse("profile", f"must be one of {', '.join(PROFILES)}, not {name}")
        return cls(**PROFILES[name] | stated)

    @property
    def smallest(self) -> int:
        """Fewest members of a community at the first snapshot."""
        if self.smallest_community is not None:
            return self.smallest_community
        least = SMALLEST_OF_MODEL.get(self.model) or max(30, round(2 * self.follows_per_account))
        return min(least, self.accounts // 4)

    @property
    def dates(self) -> tuple[datetime, ...]:
        """When each snapshot was taken."""
        return tuple(self.start + timedelta(days=self.days * t) for t in range(self.snapshots))

    @property
    def end(self) -> datetime:
        """End of the last period of activity."""
        return self.start + timedelta(days=self.days * self.snapshots)

    def as_dict(self) -> dict[str, object]:
        """Plain values for `network.json`."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {**values, "start": self.start.isoformat(), "smallest_community": self.smallest}


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How a network is written.

    `follows`: one `csv` with firstSeen and lastSeen; an `edge-list` as SNAP writes it (pairs, no header, the
    last snapshot); or a file `by-date`, each with the follows seen then. `posts`: tables as `csv`, or what X API v2
    answers, flattened, a post a line: retweets, quotes, replies and mentions are then inside the posts.
    `compression` is for all data files.
    """

    follows: FollowsLayout = "csv"
    posts: PostsFormat = "csv"
    compression: Compression = "none"


PROFILES: dict[str, dict[str, Any]] = {
    "audience": {},
    "lfr": {"model": "lfr", "posts": False},
    "circles": {
        "model": "circles",
        "accounts": 81_000,
        "follows_per_account": 20.0,
        "reciprocity": 0.48,
        "mixing": 0.06,
        "posts": False,
    },
    "fragments": {
        "model": "fragments",
        "accounts": 256_000,
        "follows_per_account": 1.28,
        "mixing": 0.3,
        "degree_exponent": 1.9,
        "posts": False,
    },
}
"""Options by the name of a profile. `circles` is like public ego-Twitter, `fragments` like all retweets of Higgs."""

_BOUNDS: tuple[tuple[str, float, float], ...] = (
    ("accounts", 100, MOST_ACCOUNTS),
    ("follows_per_account", 1, 10_000),
    ("seed", 0, 2**63 - 1),
    ("snapshots", 1, 100),
    ("mixing", 0, 1),
    ("reciprocity", 0, 1),
    ("degree_exponent", 1.5, 5),
    ("community_exponent", 1, 5),
    ("smallest_community", 5, MOST_ACCOUNTS),
    ("posts_per_account", 0, 1_000),
    ("retweets_per_post", 0, 20),
    ("days", 1, 366),
)


def _refuse(name: str, why: str) -> None:
    raise UsageError(f"{name} {why}.", remedy=f"Choose another {name}.", field=name)
