"""Enums and scalars of the schema, made from the words in `models` and the catalogue of measures."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.measures import BY_NAME, CATALOGUE
from tular.models import AccountKind as _AccountKind
from tular.models import Layer as _Layer


def _describe_measure(value: Any) -> str:
    if value is None:
        return "A score per account. A run has those that it computed, see `Run.measures`."
    measure = BY_NAME[value.value]
    return (
        f"{measure.definition} Raised by: {measure.direction}. Range: {measure.range}. "
        f"Cost: {measure.cost}. Source: {measure.source}."
    )


def _describe_kind(value: Any) -> str:
    return (
        "What kind of actor an account is." if value is None else f"An account of kind {value.value.lower()}."
    )


def _describe_layer(value: Any) -> str:
    if value is None:
        return "One relation type. `a → b` reads: a follows, retweets, quotes, replies to or mentions b."
    return f"Relations of type {value.relation}."


Measure = graphene.Enum("Measure", [(m.enum_name, m.name) for m in CATALOGUE], description=_describe_measure)
AccountKind = graphene.Enum.from_enum(_AccountKind, description=_describe_kind)
Layer = graphene.Enum.from_enum(_Layer, description=_describe_layer)


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


class JSON(graphene.Scalar):
    """Any JSON value."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value
