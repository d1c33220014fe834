"""Values of scalars as clients send them: what cannot be used is told with its place in the query."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from graphql import GraphQLError, GraphQLScalarType, GraphQLSchema, Node, is_specified_scalar_type

SHOWN = 100
"""Characters of a wrong value that an error repeats."""


def check_input_values(schema: GraphQLSchema) -> None:
    """Give the schema's own scalars errors with places, and moments within what calendars know."""
    for scalar in schema.type_map.values():
        if isinstance(scalar, GraphQLScalarType) and not is_specified_scalar_type(scalar):
            scalar.parse_value = _checked(scalar, scalar.parse_value)  # type: ignore[method-assign]
            scalar.parse_literal = _placed(_checked(scalar, scalar.parse_literal))  # type: ignore[method-assign]


def _checked(scalar: GraphQLScalarType, parse: Callable[..., Any]) -> Callable[..., Any]:
    def parsed(*arguments: Any) -> Any:
        value = parse(*arguments)
        return _in_utc(value, scalar.name) if isinstance(value, datetime) else value

    return parsed


def _in_utc(moment: datetime, name: str) -> datetime:
    """A moment without a zone is meant in UTC. Some on the first and the last day of the calendar are none there."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise GraphQLError(
            f"{name} cannot represent {moment.isoformat()}: it lies outside the years 1 to 9999 in UTC."
        ) from None


def _placed(parse: Callable[..., Any]) -> Callable[..., Any]:
    def parsed(node: Node, *arguments: Any) -> Any:
        try:
            return parse(node, *arguments)
        except GraphQLError as error:
            raise GraphQLError(_short(error.message), nodes=node) from None

    return parsed


def _short(message: str) -> str:
    return message if len(message) <= 3 * SHOWN else f"{message[: 3 * SHOWN]}…"
