"""The Node interface: everything that has a global id."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.models import RunManifest
from tular.results.rows import Column, Link, Rows


class Node(graphene.Interface):
    """Something with an id that is unique in the service; `node(id)` finds it again."""

    id = graphene.ID(required=True, description="Global id.")

    @classmethod
    def resolve_type(cls, instance: Rows | RunManifest, info: Any) -> type[graphene.ObjectType]:
        name = instance.type_name if isinstance(instance, Rows) else "Run"
        found: type[graphene.ObjectType] = info.schema.get_type(name).graphene_type
        return found


def column(type_: Any, take: Any, description: str | None, **options: Any) -> graphene.Field:
    """A field read from a column of the rows' table."""
    return graphene.Field(type_, resolver=Column(take), description=description, **options)


def link(type_: Any, take: Any, description: str, **options: Any) -> graphene.Field:
    """A field that leads to a row of another table."""
    return graphene.Field(type_, resolver=Link(take), description=description, **options)
