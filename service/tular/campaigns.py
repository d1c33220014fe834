"""What a campaign is: whose it is, what belongs to it, and when. No I/O.

A campaign is written down by its users; what it did is measured from that and kept in a ledger (`runs.campaign`).
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Self

from tular.errors import UsageError
from tular.models import is_readable

LONGEST_NAME = 100
MOST = 50
"""Accounts, hashtags, links, keywords, competitors, moments: at most so many of each."""
MOST_CORRECTIONS = 10_000


@dataclass(frozen=True, slots=True)
class Brand:
    """What is somebody's in posts: accounts (keys), hashtags without #, beginnings of links, words."""

    accounts: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, list[str]]:
        """As statements want them."""
        return {
            "accounts": list(self.accounts),
            "hashtags": [tag.lower().removeprefix("#") for tag in self.hashtags],
            "links": [link.lower() for link in self.links],
            "keywords": [word.lower() for word in self.keywords],
        }


@dataclass(frozen=True, slots=True)
class Competitor:
    name: str
    brand: Brand


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened meanwhile, such as a broadcast."""

    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Formula:
    """The formula of earned impressions, see `analytics.campaign.impressions`."""

    small: float = 0.15
    large: float = 0.06
    small_audience: int = 100_000
    large_audience: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Campaign:
    """`paid`: accounts (keys) that are paid to spread it: what comes from them is not word of mouth. `included`,
    `excluded`: posts (keys) put in or taken out by hand. `cost` in `currency`, whatever that is."""

    name: str
    start: datetime
    end: datetime
    brand: Brand
    paid: tuple[str, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    moments: tuple[Moment, ...] = ()
    cost: float | None = None
    currency: str = ""
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    formula: Formula = field(default_factory=Formula)

    def checked(self) -> Self:
        """The campaign itself. Raises UsageError where it cannot be measured as it is."""
        for wrong, field_, remedy in _faults(self):
            raise UsageError(wrong, remedy=remedy, field=field_)
        return self

    @property
    def slug(self) -> str:
        return slug(self.name)

    def as_dict(self) -> dict[str, Any]:
        """Plain values that JSON holds; `from_dict` reads them."""
        told = asdict(self)
        told["start"], told["end"] = self.start.isoformat(), self.end.isoformat()
        told["moments"] = [{"at": each.at.isoformat(), "name": each.name} for each in self.moments]
        return told

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> Self:
        plain = {key: value for key, value in told.items() if key in {f.name for f in fields(cls)}}
        return cls(
            **plain
            | {
                "start": datetime.fromisoformat(told["start"]),
                "end": datetime.fromisoformat(told["end"]),
                "brand": _brand(told["brand"]),
                "competitors": tuple(Competitor(c["name"], _brand(c["brand"])) for c in told["competitors"]),
                "moments": tuple(Moment(datetime.fromisoformat(m["at"]), m["name"]) for m in told["moments"]),
                "formula": Formula(**told["formula"]),
            }
            | {name: tuple(told[name]) for name in ("paid", "included", "excluded")}
        )


def slug(name: str) -> str:
    """A campaign's name as a name of files and parts of addresses."""
    return re.sub(r"[^\w-]+", "-", name.lower()).strip("-") or "campaign"


def _brand(told: dict[str, Any]) -> Brand:
    return Brand(**{name: tuple(values) for name, values in told.items()})


def _faults(campaign: Campaign) -> list[tuple[str, str, str]]:
    """(what is wrong, field, what to do), the first matters."""
    name, brand = campaign.name, campaign.brand
    found = []
    if not 1 <= len(name) <= LONGEST_NAME or not is_readable(name) or name != " ".join(name.split()):
        found.append(
            (f"A campaign cannot be called {name[:50]!r}.", "name", f"Use 1 to {LONGEST_NAME} characters.")
        )
    if campaign.start.tzinfo is None or campaign.end.tzinfo is None or campaign.start >= campaign.end:
        found.append(
            ("A campaign ends after it begins.", "to", "Give both times, the earlier one as `from`.")
        )
    if not any((brand.accounts, brand.hashtags, brand.links, brand.keywords)):
        remedy = "Name accounts, hashtags, links or keywords that belong to it."
        found.append(("Nothing belongs to this campaign.", "accounts", remedy))
    for part, values in _lists(campaign):
        limit = MOST_CORRECTIONS if part in ("included", "excluded") else MOST
        if len(values) > limit or any(not str(value).strip() for value in values):
            found.append(
                (f"`{part}` holds {len(values)} values.", part, f"Give at most {limit}, none empty.")
            )
    if campaign.cost is not None and not campaign.cost >= 0:
        found.append((f"A campaign cannot cost {campaign.cost}.", "cost", "Give 0 or more, or nothing."))
    formula = campaign.formula
    if not (
        0 <= formula.large <= 1
        and 0 <= formula.small <= 1
        and 0 <= formula.small_audience < formula.large_audience
    ):
        remedy = "Factors lie between 0 and 1, and the larger audience above the smaller."
        found.append(("Impressions cannot be computed by this formula.", "formula", remedy))
    return found


def _lists(campaign: Campaign) -> list[tuple[str, tuple[Any, ...]]]:
    brand = [(f.name, getattr(campaign.brand, f.name)) for f in fields(Brand)]
    own = ("paid", "competitors", "moments", "included", "excluded")
    return [*brand, *((name, getattr(campaign, name)) for name in own)]


def in_utc(moment: datetime) -> datetime:
    """A moment in UTC; one without a zone is taken as UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
