"""What questions about the schema itself cost: the executor resolves them one value at a time."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
)

INTROSPECTED_VALUE = 4
"""One value that a question about the schema resolves, in values of a ranking: field by field, not by column."""


def introspection_bounds(schema: GraphQLSchema) -> Mapping[str, float]:
    """Items of the lists that describe the schema: of its types all, of the lists below the mean."""
    types = list(schema.type_map.values())
    composite = [type_ for type_ in types if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)]
    fields = [field for type_ in composite for field in type_.fields.values()]
    inputs = [type_ for type_ in types if isinstance(type_, GraphQLInputObjectType)]
    enums = [type_ for type_ in types if isinstance(type_, GraphQLEnumType)]
    return {
        "__Schema.types": len(types),
        "__Schema.directives": len(schema.directives),
        "__Type.fields": _mean(len(fields), len(types)),
        "__Type.inputFields": _mean(sum(len(type_.fields) for type_ in inputs), len(types)),
        "__Type.enumValues": _mean(sum(len(type_.values) for type_ in enums), len(types)),
        "__Field.args": _mean(sum(len(field.args) for field in fields), len(fields)),
        "__Directive.args": 2,
    }


def _mean(total: int, count: int) -> float:
    return total / max(1, count)
