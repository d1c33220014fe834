"""API keys in Neo4j: made, listed, revoked; when each was last used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from tular.config import Settings
from tular.errors import UsageError
from tular.models import AccessRole, is_readable
from tular.store.driver.database import Database
from tular.store.keys.facts import MOST_LISTED, KeyFacts, key_facts
from tular.store.keys.secrets import new_key
from tular.store.schema.migrations import migrate

LONGEST_NAME = 100


def add_key(settings: Settings, name: str, role: AccessRole, expires: datetime | None) -> tuple[str, str]:
    """Make a key: the key, which is shown this once only, and its prefix. Raises UsageError."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME or not is_readable(name):
        raise UsageError(
            f"A key's name has 1 to {LONGEST_NAME} printable characters.",
            remedy="Name who uses it.",
            field="name",
        )
    if expires is not None and expires <= datetime.now(UTC):
        raise UsageError(
            "The key would have expired already.", remedy="Choose a later time.", field="expires"
        )
    key, prefix, hashed = new_key()
    with Database.connect(settings) as database:
        migrate(database)
        database.write("keys/add", prefix=prefix, hash=hashed, name=name, role=role.value, expires=expires)
    return key, prefix


def list_keys(settings: Settings) -> list[KeyFacts]:
    """Newest first."""
    with Database.connect(settings) as database:
        return [key_facts(row) for row in database.read("keys/list", limit=MOST_LISTED)]


def any_key(settings: Settings) -> bool:
    """Whether one was ever made."""
    with Database.connect(settings) as database:
        return bool(database.read("keys/any")[0]["some"])


def revoke_key(settings: Settings, prefix: str) -> None:
    """Raises UsageError where there is none."""
    with Database.connect(settings) as database:
        migrate(database)
        if not database.write("keys/revoke", prefix=prefix):
            raise UsageError(
                f"There is no key {prefix[:20]!r}.", remedy="`tular keys list` shows them.", field="prefix"
            )


def note_uses(settings: Settings, used: Mapping[str, datetime]) -> None:
    """When keys were last used, by prefix."""
    with Database.connect(settings) as database:
        database.write("keys/touch", used=[{"prefix": prefix, "at": at} for prefix, at in used.items()])


def record_change(settings: Settings, **entry: str) -> None:
    """An entry of the audit log: id, who, role, field, arguments, outcome, request."""
    with Database.connect(settings) as database:
        migrate(database)
        database.write("audit/record", **entry)
