"""Enums and scalars of the schema, made from the words in `models` and the catalogue of measures."""
# mypy: allow-subclassing-any

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import graphene

from tular.measures import BY_NAME, CATALOGUE, TIER_STEPS
from tular.models import AccountKind as _AccountKind
from tular.models import Layer as _Layer
from tular.models import Tier as _Tier
from tular.results.plain_words import ROLES
from tular.results.run_view import USUAL, RunView


def _describe_measure(value: Any) -> str:
    if value is None:
        return "A score per account. A run has those that it computed, see `Run.measures`."
    measure = BY_NAME[value.value]
    return f"{measure.definition} {measure.facts}"


_KINDS = {
    "PERSON": "A human being who speaks for themselves, known or not.",
    "COMPANY": "A business, its brands and products.",
    "ORGANIZATION": "An association, a party, a charity, a club: people with a common aim that is not profit.",
    "INSTITUTION": "A public body: a ministry, a city, a university, a court.",
    "MEDIA": "A newspaper, broadcaster or portal, and its programmes.",
    "UNKNOWN": "The source does not say, and Tular does not guess.",
}
_LAYERS = {
    "follows": "Who follows whom: attention that was decided once and lasts.",
    "retweets": "Who passes on whose posts unchanged: agreement or relay.",
    "quotes": "Who passes on whose posts with words of their own: comment, praise or blame.",
    "replies": "Who answers whom: conversation.",
    "mentions": "Who names whom in a post.",
}


def _describe_kind(value: Any) -> str:
    return "What kind of actor an account is, as its source says." if value is None else _KINDS[value.value]


def _describe_layer(value: Any) -> str:
    if value is None:
        return "One relation type. `a → b` reads: a follows, retweets, quotes, replies to or mentions b."
    return f"{_LAYERS[value.value]} Relations {value.relation} in Neo4j."


Measure = graphene.Enum("Measure", [(m.enum_name, m.name) for m in CATALOGUE], description=_describe_measure)
AccountKind = graphene.Enum.from_enum(_AccountKind, description=_describe_kind)
Layer = graphene.Enum.from_enum(_Layer, description=_describe_layer)


def _describe_tier(value: Any) -> str:
    if value is None:
        return (
            "Size of an account's audience, as marketing speaks of it: followers that the platform states. "
            "Thresholds are the usual ones; those of a run stand in `Run.tiers`."
        )
    rank = [tier.value for tier in _Tier].index(value.value)
    least = (0, *TIER_STEPS)[rank]
    return f"From {least:,} followers on." if rank else f"Fewer than {TIER_STEPS[0]:,} followers."


def _describe_role(value: Any) -> str | None:
    if value is None:
        return "Part that an account plays between communities, after Guimerà & Amaral 2005, Nature 433."
    words = ROLES[value.value]
    return f"{words[0].upper()}{words[1:]}."


_EVENTS = {
    "BORN": "No community before had most of these members.",
    "GROWN": "It has markedly more members than before.",
    "SHRUNK": "It has markedly fewer members than before.",
    "SPLIT": "One became several.",
    "MERGED": "Several became one.",
    "DISSOLVED": "Its members are in no common community any more.",
}


def _describe_event(value: Any) -> str:
    return "What happened to communities since the run before." if value is None else _EVENTS[value.value]


Tier = graphene.Enum("Tier", [(tier.value, tier.value) for tier in _Tier], description=_describe_tier)
Role = graphene.Enum("Role", [(name, name) for name in ROLES], description=_describe_role)
CommunityEventKind = graphene.Enum(
    "CommunityEventKind", [(name, name) for name in _EVENTS], description=_describe_event
)


class Direction(graphene.Enum):
    class Meta:
        description = "Which arrows at an account."

    OUT = "out"
    IN = "in"

    @property
    def description(self) -> str:
        return _DIRECTIONS[self.value]


_DIRECTIONS = {
    "out": "From the account: whom it follows, retweets, mentions.",
    "in": "To the account: who follows, retweets, mentions it.",
}


def word(choice: Any, default: Any = None) -> Any:
    """The value of an enum argument; null means the default."""
    return default if choice is None else getattr(choice, "value", choice)


def measure_argument(description: str = "What to rank by.") -> graphene.Argument:
    usual = BY_NAME[USUAL].enum_name
    return graphene.Argument(
        Measure,
        description=f"{description} Default: {usual}, or where the run lacks it the first of its measures.",
    )


def chosen_measure(choice: Any, view: RunView) -> str:
    """The measure that an argument names, else the one that the run's accounts are usually ranked by."""
    measure: str = word(choice, view.leading)
    return measure


def utc(moment: datetime | None) -> datetime | None:
    """A time given without a zone is meant in UTC."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


class JSON(graphene.Scalar):
    """Any JSON value."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value
