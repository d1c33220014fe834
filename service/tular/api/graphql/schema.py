"""The GraphQL schema, one module a domain."""

from __future__ import annotations

from functools import cache

import graphene
from graphql import GraphQLSchema, print_schema

from tular.api.graphql.mutation import Mutation
from tular.api.graphql.query import Query


@cache
def build_schema() -> GraphQLSchema:
    """The executable schema."""
    schema: GraphQLSchema = graphene.Schema(query=Query, mutation=Mutation).graphql_schema
    return schema


def sdl() -> str:
    """The schema as text, as committed in `schema.graphql`."""
    return print_schema(build_schema()) + "\n"
