"""Fields of ledgers: each with its description."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.scalars import utc
from tular.results.accounts import AccountRows


class Interval(graphene.ObjectType):
    """A figure that is not known exactly: what is expected, and between which bounds."""

    value = graphene.Float(required=True, description="What is expected.")
    low = graphene.Float(required=True, description="Lower bound.")
    high = graphene.Float(required=True, description="Upper bound.")


def count(description: str) -> graphene.Float:
    """A whole number, which may be larger than Int can hold."""
    return graphene.Field(graphene.BigInt, required=True, description=description)


def ratio(description: str) -> graphene.Float:
    return graphene.Float(description=description)


def interval(description: str) -> graphene.Field:
    return graphene.Field(Interval, description=description)


def string(description: str, *, required: bool = False) -> graphene.String:
    return graphene.String(required=required, description=description)


def flag(description: str) -> graphene.Boolean:
    return graphene.Boolean(required=True, description=description)


def moment(name: str, description: str) -> graphene.Field:
    """A time that a ledger keeps as text."""

    def resolve(root: dict[str, Any], _info: Any) -> Any:
        from datetime import datetime

        return utc(datetime.fromisoformat(root[name]))

    return graphene.Field(graphene.DateTime, required=True, description=description, resolver=resolve)


def rows(type_: Any, description: str) -> graphene.Field:
    """A list whose length the ledger bounds (`costs.BOUNDS`)."""
    return graphene.List(graphene.NonNull(type_), required=True, description=description)


def account_link(name: str, description: str) -> graphene.Field:
    """The account whose key the ledger keeps under `name`, as the current run has it."""

    async def resolve(root: dict[str, Any], info: Any) -> AccountRows | None:
        key, view = root[name], await info.context.current_run_if_any()
        if key is None or view is None:
            return None
        found = view.rows_of_keys([key])
        return AccountRows(view, found) if found[0] >= 0 else None

    return graphene.Field(
        Account, description=f"{description} Null where the current run lacks it.", resolver=resolve
    )
