"""Many accounts, or many things, by name at once."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.context import RequestContext
from tular.api.graphql.ids import key_of
from tular.api.graphql.nodes import Node
from tular.errors import StoreError, UsageError
from tular.results.accounts import AccountRows
from tular.results.run_view import RunView

MOST = 100


def _texts(type_: Any, what: str) -> graphene.Argument:
    return graphene.Argument(graphene.List(graphene.NonNull(type_)), description=f"Up to {MOST} {what}.")


class LookupQueries(graphene.ObjectType):
    accounts = graphene.List(
        Account,
        required=True,
        description="Accounts by key or handle, in the order asked for: keys first; null where there is none.",
        keys=_texts(graphene.ID, "global ids, or keys such as `x:44196397`"),
        handles=_texts(graphene.String, "handles of accounts of the run, upper and lower case alike"),
        run_id=graphene.ID(description="Run that scores come from; default: the current one."),
    )
    nodes = graphene.List(
        Node,
        required=True,
        description="What `node` gives for each of these, in the same order; null where it is gone.",
        ids=graphene.Argument(
            graphene.List(graphene.NonNull(graphene.ID)),
            required=True,
            description=f"Up to {MOST} global ids.",
        ),
    )

    @staticmethod
    async def resolve_accounts(
        _root: None,
        info: Any,
        keys: list[str] | None = None,
        handles: list[str] | None = None,
        run_id: str | None = None,
    ) -> list[AccountRows | None]:
        keys, handles = _bounded(keys or [], "keys"), _bounded(handles or [], "handles")
        if not keys and not handles:
            raise UsageError(
                "accounts needs `keys` or `handles`.", remedy="Pass one of them, or both.", field="keys"
            )
        view = await (info.context.run(run_id) if run_id else info.context.current_run_if_any())
        by_key = await _by_keys(info.context, view, [key_of("Account", key, field="keys") for key in keys])
        return [*by_key, *_by_handles(view, handles)]

    @staticmethod
    async def resolve_nodes(_root: None, info: Any, ids: list[str]) -> list[Any]:
        from tular.api.graphql.query import Query

        return [await Query.resolve_node(None, info, one) for one in _bounded(ids, "ids")]


def _bounded(given: list[str], field: str) -> list[str]:
    if len(given) > MOST:
        raise UsageError(
            f"`{field}` must hold at most {MOST}, not {len(given)}.", remedy="Ask in parts.", field=field
        )
    return given


async def _by_keys(
    context: RequestContext, view: RunView | None, keys: list[str]
) -> list[AccountRows | None]:
    """From the run, those that it does not have from Neo4j by one question."""
    rows = [-1] * len(keys) if view is None else view.rows_of_keys(keys).tolist()
    found: dict[str, AccountRows] = {}
    for key, row in zip(keys, rows, strict=True):
        if view is not None and row >= 0:
            found[key] = AccountRows(view, view.rows_of_keys([key]))
    missing = [key for key in dict.fromkeys(keys) if key not in found]
    if missing:
        try:
            records = await context.live.read("read/accounts", keys=missing)
        except StoreError:
            if not found:
                raise
            records = []
        for account in AccountRows.live(view, [record["account"] for record in records]):
            found[account.profile("key")[0]] = account
    return [found.get(key) for key in keys]


def _by_handles(view: RunView | None, handles: list[str]) -> list[AccountRows | None]:
    """One pass over the run's handles for all of them. Raises UsageError for one that several accounts have."""
    if view is None:
        return [None] * len(handles)
    wanted = [handle.removeprefix("@").lower() for handle in handles]
    places: dict[str, list[int]] = {}
    for row in view.handles.is_in(wanted).fill_null(False).arg_true().to_list():
        places.setdefault(view.handles[row], []).append(row)
    for handle, rows in places.items():
        if len(rows) > 1:
            raise UsageError(
                f"{len(rows)} accounts have the handle {handle!r}.", remedy="Ask by `keys`.", field="handles"
            )
    keys = view.columns["key"]
    return [
        AccountRows(view, view.rows_of_keys([keys[places[one][0]]])) if one in places else None
        for one in wanted
    ]
