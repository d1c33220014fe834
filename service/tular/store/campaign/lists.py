"""Lists of accounts and subjects that users watch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tular.errors import UsageError
from tular.store.campaign.definitions import resolve_accounts
from tular.store.driver.database import Database

LONGEST_NAME = 100
MOST = 500


def save_list(database: Database, name: str, accounts: Sequence[str], subjects: Sequence[str]) -> str:
    """Keep a list of accounts (keys or handles) and subjects (#hashtag, @mention, words). Raises UsageError."""
    plain = " ".join(name.split())
    if not 1 <= len(plain) <= LONGEST_NAME or not plain.isprintable():
        raise UsageError("A list needs a name.", remedy=f"Use 1 to {LONGEST_NAME} characters.", field="name")
    told = [each.strip() for each in subjects]
    if not 1 <= len(accounts) + len(told) <= MOST or not all(each.strip("#@") for each in told):
        remedy = f"Name 1 to {MOST} accounts and subjects, none empty."
        raise UsageError(f"The list {plain!r} cannot be kept.", remedy=remedy, field="accounts")
    keys = resolve_accounts(database, accounts)
    database.write("lists/save", name=plain, accounts=list(keys), subjects=told)
    return plain


def mark_seen(database: Database, name: str, at: datetime) -> None:
    """The list was looked at up to this time. Raises UsageError where there is none."""
    if not database.write("lists/seen", name=name, at=at)[0]["lists"]:
        raise no_list(name)


def delete_list(database: Database, name: str) -> None:
    """Raises UsageError where there is none."""
    if not database.write("lists/delete", name=name)[0]["deleted"]:
        raise no_list(name)


def no_list(name: str) -> UsageError:
    return UsageError(f"There is no list {name[:50]!r}.", remedy="`tular lists` shows them.", field="list")
