"""The GraphQL schema, one module a domain."""

from __future__ import annotations

from functools import cache

import graphene
from graphql import GraphQLSchema, is_non_null_type, print_schema

from tular.api.auth.guard import guard
from tular.api.graphql.input_values import check_input_values
from tular.api.graphql.mutation import Mutation
from tular.api.graphql.query import Query

PROMISED = "Null only where it failed: `errors` says why."


@cache
def build_schema() -> GraphQLSchema:
    """The executable schema."""
    schema: GraphQLSchema = graphene.Schema(query=Query, mutation=Mutation).graphql_schema
    _let_fields_fail_alone(schema)
    guard(schema)
    check_input_values(schema)
    return schema


def _let_fields_fail_alone(schema: GraphQLSchema) -> None:
    """A field of the query or mutation type that fails does not take with it the answers of those beside it."""
    for root in (schema.query_type, schema.mutation_type):
        for field in root.fields.values() if root else ():
            if is_non_null_type(field.type):
                field.type = field.type.of_type
                field.description = f"{field.description} {PROMISED}"


def sdl() -> str:
    """The schema as text, as committed in `schema.graphql`."""
    return print_schema(build_schema()) + "\n"
