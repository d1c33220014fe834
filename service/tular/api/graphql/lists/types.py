"""Lists of accounts and subjects, saved and watched."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.paging import how_many, page_size
from tular.api.graphql.scalars import utc
from tular.store.campaign.lists import delete_list, mark_seen, no_list, save_list
from tular.store.driver.database import Database
from tular.store.schema.migrations import migrate


def _texts(description: str, **options: Any) -> graphene.List:
    return graphene.List(graphene.NonNull(graphene.String), description=description, **options)


class WatchList(graphene.ObjectType):
    """Accounts and subjects that somebody watches: `listening(list: …)` hears what is new about them."""

    name = graphene.String(required=True, description="How it is called, which is its identity.")
    account_keys = _texts(
        "Keys of its accounts: their posts, and those that mention them.",
        required=True,
        resolver=lambda root, _info: root["accounts"],
    )
    subjects = _texts("#hashtag, @mention or words.", required=True)
    saved_at = graphene.DateTime(
        required=True, description="When it was first kept.", resolver=lambda root, _info: root["savedAt"]
    )
    seen_at = graphene.DateTime(
        description="Up to when it was looked at; null: never.", resolver=lambda root, _info: root["seenAt"]
    )


class ListQueries(graphene.ObjectType):
    watch_lists = graphene.List(
        graphene.NonNull(WatchList), required=True, description="What is watched, by name.", first=how_many()
    )

    @staticmethod
    async def resolve_watch_lists(_root: None, info: Any, first: int | None = None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await info.context.live.read(
            "lists/lists", name=None, limit=page_size(first)
        )
        return found


class ListMutations(graphene.ObjectType):
    save_watch_list = graphene.Field(
        WatchList,
        required=True,
        description="Keep a list, in place of one of the same name.",
        name=graphene.String(required=True, description="1 to 100 characters."),
        accounts=_texts("Keys or handles."),
        subjects=_texts("#hashtag, @mention or words."),
    )
    mark_watch_list_seen = graphene.Field(
        WatchList,
        required=True,
        description="Note up to when a list was looked at: what comes later is new.",
        name=graphene.String(required=True, description="Which list."),
        at=graphene.DateTime(required=True, description="Such as the `to` of what was heard."),
    )
    delete_watch_list = graphene.Field(
        graphene.String,
        required=True,
        description="Forget a list. Gives its name back.",
        name=graphene.String(required=True, description="Which list."),
    )

    @staticmethod
    async def resolve_save_watch_list(
        _root: None,
        info: Any,
        name: str,
        accounts: list[str] | None = None,
        subjects: list[str] | None = None,
    ) -> dict[str, Any]:
        def save(database: Database) -> str:
            migrate(database)
            return save_list(database, name, accounts or [], subjects or [])

        return await list_named(info, await _changed(info, save))

    @staticmethod
    async def resolve_mark_watch_list_seen(_root: None, info: Any, name: str, at: datetime) -> dict[str, Any]:
        await _changed(info, lambda database: mark_seen(database, name, utc(at) or at))
        return await list_named(info, name)

    @staticmethod
    async def resolve_delete_watch_list(_root: None, info: Any, name: str) -> str:
        await _changed(info, lambda database: delete_list(database, name))
        return name


async def list_named(info: Any, name: str) -> dict[str, Any]:
    """Raises UsageError where there is none of this name."""
    rows: list[dict[str, Any]] = await info.context.live.read("lists/lists", name=name, limit=1)
    if not rows:
        raise no_list(name)
    return rows[0]


async def _changed(info: Any, change: Callable[[Database], Any]) -> Any:
    def connected() -> Any:
        with Database.connect(info.context.settings) as database:
            return change(database)

    return await asyncio.to_thread(connected)
