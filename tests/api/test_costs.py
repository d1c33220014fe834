"""Costs and the schema fit: no entry is stale, and whatever waits for Neo4j, files or threads has one."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import iscoroutinefunction
from typing import Any

import pytest
from graphql import GraphQLList, GraphQLObjectType, get_nullable_type

from tular.api.graphql.costs import BOUNDS, COSTS
from tular.api.graphql.limits import PAGE_ARGUMENTS
from tular.api.graphql.schema import build_schema


def fields() -> Iterator[tuple[str, Any]]:
    """All fields that a query may ask, by their names in COSTS."""
    schema = build_schema()
    for type_ in schema.type_map.values():
        own = isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__")
        if own and type_ is not schema.mutation_type:
            yield from ((f"{type_.name}.{name}", field) for name, field in type_.fields.items())


def test_no_entry_is_stale() -> None:
    named = dict(fields())
    named |= {f"Mutation.{name}": field for name, field in build_schema().mutation_type.fields.items()}
    assert {*COSTS, *BOUNDS} - {*named} == set()
    lists = {name for name, field in named.items() if isinstance(get_nullable_type(field.type), GraphQLList)}
    paged = {name for name, field in named.items() if set(PAGE_ARGUMENTS) & {*field.args}}
    assert {*BOUNDS} <= lists | paged | {"Query.communityMap"}


@pytest.mark.parametrize("name", [name for name, field in fields() if iscoroutinefunction(field.resolve)])
def test_what_waits_has_a_cost(name: str) -> None:
    """A resolver is asynchronous where it asks Neo4j, reads files or computes in a thread: more than one value."""
    assert COSTS.get(name, 1) > 1, f"{name} needs an entry in COSTS: what is it worth in values of a page?"
