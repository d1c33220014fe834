"""Global ids, as Relay wants them: base64 of `Type:key`."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable

from tular.errors import BadId


def to_global(type_name: str, key: str) -> str:
    return binascii.b2a_base64(f"{type_name}:{key}".encode(), newline=False).decode("ascii")


def to_globals(type_name: str, keys: Iterable[str | None]) -> list[str | None]:
    head, encode = f"{type_name}:", binascii.b2a_base64
    return [None if key is None else encode((head + key).encode(), newline=False).decode() for key in keys]


def from_global(global_id: str) -> tuple[str, str]:
    """Type and key in a global id. Raises BadId when it is none."""
    try:
        type_name, separator, key = base64.b64decode(global_id, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        separator = ""
    if not separator or not key:
        raise BadId(f"{global_id!r} is no id.", remedy="Use the `id` of an earlier answer.", field="id")
    return type_name, key


def key_of(type_name: str, any_id: str, *, field: str = "id") -> str:
    """The key in a global id of this type, or the text itself when it is no global id (a plain key)."""
    try:
        found, key = from_global(any_id)
    except BadId:
        return any_id
    if not found.isidentifier():
        return any_id
    if found != type_name:
        raise BadId(
            f"{any_id!r} is the id of a {found}, not of a {type_name}.",
            remedy=f"Use the `id` of a {type_name}, or ask node(id: …).",
            field=field,
        )
    return key
