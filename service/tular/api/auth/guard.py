"""What each field of the query and mutation type needs, checked before it is resolved; changes are written down."""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections.abc import Callable
from inspect import isawaitable
from typing import Any

from graphql import GraphQLField, GraphQLSchema

from tular.errors import TularError, Unreachable
from tular.models import AccessRole

NEEDS = {
    "apiKeys": AccessRole.ADMIN,
    "auditLog": AccessRole.ADMIN,
    "loads": AccessRole.ANALYST,
    "addKey": AccessRole.ADMIN,
    "revokeKey": AccessRole.ADMIN,
}
"""Fields that need more than viewer, to be read, or operator, to be changed by."""
LONGEST = 4_000
"""Characters of the arguments that the audit log keeps."""
log = logging.getLogger(__name__)
Resolve = Callable[..., Any]


def guard(schema: GraphQLSchema) -> None:
    """Let every root field ask for its role and say so in its description."""
    for root, usual in ((schema.query_type, AccessRole.VIEWER), (schema.mutation_type, AccessRole.OPERATOR)):
        for name, field in root.fields.items() if root else ():
            role = NEEDS.get(name, usual)
            field.description = f"{field.description} Role: {role.value}."
            if usual is AccessRole.OPERATOR:
                field.resolve = _audited(name, _resolver(field))
            if role is not AccessRole.VIEWER:
                field.resolve = _guarded(name, role, _resolver(field))


def _resolver(field: GraphQLField) -> Resolve:
    assert field.resolve is not None
    return field.resolve


def _guarded(name: str, role: AccessRole, resolve: Resolve) -> Resolve:
    def resolved(root: Any, info: Any, **arguments: Any) -> Any:
        info.context.caller.require(role, f"`{name}`")
        return resolve(root, info, **arguments)

    return resolved


def _audited(name: str, resolve: Resolve) -> Resolve:
    async def resolved(root: Any, info: Any, **arguments: Any) -> Any:
        outcome = "done"
        try:
            result = resolve(root, info, **arguments)
            return await result if isawaitable(result) else result
        except TularError as error:
            outcome = error.code
            raise
        except Exception:
            outcome = "INTERNAL"
            raise
        finally:
            await _record(info.context, name, arguments, outcome)

    return resolved


async def _record(context: Any, name: str, arguments: dict[str, Any], outcome: str) -> None:
    """Nothing that goes wrong here changes the answer: what was done is done. The log has the entry then."""
    from tular.store.keys.keeping import record_change

    entry = {
        "id": uuid.uuid4().hex,
        "who": context.caller.name + (f" ({context.caller.key})" if context.caller.key else ""),
        "role": context.caller.role.value,
        "field": name,
        "arguments": json.dumps(arguments, default=_plain, ensure_ascii=False)[:LONGEST],
        "outcome": outcome,
        "request": context.request_id,
    }
    try:
        if outcome == Unreachable.code:
            raise Unreachable("Neo4j does not answer.")
        await asyncio.to_thread(record_change, context.settings, **entry)
    except TularError as error:
        log.error("an entry of the audit log is not kept (%s): %s", error.message, json.dumps(entry))


def _plain(value: object) -> str:
    """A word of an enumeration, a moment, …"""
    return str(getattr(value, "value", value))
