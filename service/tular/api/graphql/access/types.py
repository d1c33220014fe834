"""API keys and the audit log, for admins."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import graphene

from tular.api.graphql.cursors import Cursor, read_cursor
from tular.api.graphql.paging import Connection, Edge, Page, edge_list, page_arguments, page_ends, page_size
from tular.errors import BadCursor, UsageError
from tular.models import AccessRole as Role
from tular.store.keys.facts import MOST_LISTED, KeyFacts, key_facts

CURSOR = "audit"
LONGEST_DAYS = 3_650
_ALLOWS = {
    Role.VIEWER: "Read.",
    Role.ANALYST: "Read, with ten times the requests, and what was loaded.",
    Role.OPERATOR: "Change how communities are shown, and what is measured.",
    Role.ADMIN: "Manage keys, and read who changed what.",
}


def _describe(value: Any) -> str:
    if value is None:
        return "What the holder of a key may do; each may do what those before it may."
    return _ALLOWS[Role(value.value)]


AccessRole = graphene.Enum("AccessRole", [(role.name, role.value) for role in Role], description=_describe)


def _moment(description: str, **options: Any) -> graphene.DateTime:
    return graphene.DateTime(description=description, **options)


class ApiKey(graphene.ObjectType):
    """An API key. Its secret is shown once, when it is made."""

    prefix = graphene.String(required=True, description="How the key begins, after `tular_`.")
    name = graphene.String(required=True, description="Who uses it.")
    role = graphene.Field(AccessRole, required=True, description="What it allows.")
    state = graphene.String(required=True, description="valid, expired or revoked.")
    created = _moment("When it was made.", required=True)
    expires = _moment("When it expires; null: never.")
    revoked = _moment("When it was revoked.")
    used = _moment("When it was last used, to the minute.")

    @staticmethod
    def resolve_role(key: KeyFacts, _info: Any) -> str:
        return key.role.value


class NewKey(graphene.ObjectType):
    """A key that was just made."""

    key = graphene.String(required=True, description="The whole key: nobody can show it again.")
    prefix = graphene.String(required=True, description="How it is listed.")


class AuditEntry(graphene.ObjectType):
    """A change that somebody asked for."""

    at = _moment("When.", required=True)
    who = graphene.String(
        required=True, description="Name of the key and its prefix, or of the token's holder."
    )
    role = graphene.String(required=True, description="The role they had.")
    field = graphene.String(required=True, description="Field of `Mutation`.")
    arguments = graphene.String(required=True, description="Its arguments as JSON, cut where they are long.")
    outcome = graphene.String(required=True, description="`done`, or the code of the error.")
    request = graphene.String(required=True, description="Id of the request, as in the access log.")


class AuditEdge(graphene.ObjectType):
    """An entry at its place in the log."""

    cursor = graphene.String(required=True, description="For `after`.")
    node = graphene.Field(AuditEntry, required=True, description="The entry.")


class AuditConnection(Connection):
    """Entries, newest first."""

    edges = edge_list(AuditEdge)


class AccessQueries(graphene.ObjectType):
    api_keys = graphene.List(
        graphene.NonNull(ApiKey), required=True, description="API keys, newest first, at most 1,000."
    )
    audit_log = graphene.Field(
        AuditConnection, required=True, description="Who changed what, newest first.", **page_arguments()
    )

    @staticmethod
    async def resolve_api_keys(_root: None, info: Any) -> list[KeyFacts]:
        rows = await info.context.live.read("keys/list", limit=MOST_LISTED)
        return [key_facts(row) for row in rows]

    @staticmethod
    async def resolve_audit_log(
        _root: None, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        size, cursor = page_size(first), read_cursor(after, CURSOR)
        rows = await info.context.live.read("audit/entries", limit=size + 1, **_seen(cursor))
        entries = [_Entry(**row) for row in rows[:size]]
        edges = [Edge(str(Cursor(CURSOR, "", f"{e.at.isoformat()} {e.id}")), e) for e in entries]
        ends = page_ends([e.cursor for e in edges], more=len(rows) > size, before=cursor is not None)
        return Page(edges, ends)


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    at: datetime
    who: str
    role: str
    field: str
    arguments: str
    outcome: str
    request: str


def _seen(cursor: Cursor | None) -> dict[str, Any]:
    if cursor is None:
        return {"before": None, "after": ""}
    at, _, entry = cursor.place.partition(" ")
    try:
        return {"before": datetime.fromisoformat(at), "after": entry}
    except ValueError:
        raise BadCursor(
            "The cursor in `after` is damaged.", remedy="Begin again without it.", field="after"
        ) from None


class AccessMutations(graphene.ObjectType):
    add_key = graphene.Field(
        NewKey,
        required=True,
        description="Make an API key.",
        name=graphene.String(required=True, description="Who uses it."),
        role=graphene.Argument(
            AccessRole, default_value=Role.VIEWER.value, description="What the key allows; default: reading."
        ),
        days=graphene.Int(description=f"Days until it expires, 1 to {LONGEST_DAYS}; default: never."),
    )
    revoke_key = graphene.Field(
        graphene.String,
        required=True,
        description="End the use of an API key, within seconds. Gives its prefix back.",
        prefix=graphene.String(required=True, description="Which key."),
    )

    @staticmethod
    async def resolve_add_key(
        _root: None, info: Any, name: str, role: Any = None, days: int | None = None
    ) -> NewKey:
        from tular.store.keys.keeping import add_key

        if days is not None and not 1 <= days <= LONGEST_DAYS:
            raise UsageError(
                f"`days` must be 1 to {LONGEST_DAYS}, not {days}.",
                remedy="Leave it out for never.",
                field="days",
            )
        expires = None if days is None else datetime.now(UTC) + timedelta(days=days)
        wanted = Role(getattr(role, "value", role) or Role.VIEWER)
        key, prefix = await asyncio.to_thread(add_key, info.context.settings, name, wanted, expires)
        info.context.key_changed(prefix)
        return NewKey(key=key, prefix=prefix)

    @staticmethod
    async def resolve_revoke_key(_root: None, info: Any, prefix: str) -> str:
        from tular.store.keys.keeping import revoke_key

        await asyncio.to_thread(revoke_key, info.context.settings, prefix)
        info.context.key_changed(prefix)
        return prefix
