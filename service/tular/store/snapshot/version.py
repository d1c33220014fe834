"""Has anything changed in Neo4j? Community Edition does not say, but it numbers its transactions.

Every bookmark that the server hands out names the last transaction committed in the database. Two equal ones mean
that nobody, analysts in their own Cypher included, has committed anything in between. Publishing does commit, and
changes nothing that a snapshot holds; it counts its own transactions (`Schema.quiet`) under the writers' lock. A live
load counts its own (`Schema.changes`), too, and notes which accounts it touched (`read_changes`). So

    commits = last transaction - quiet transactions - changes,        all read while that lock is held,

grows with every commit but those of Tular: where it is the same, changes tell what is to be read again. It says
nothing about an offline change (a backup restored, an import), for which the server has to be stopped: the time of
its start belongs to the version. Schema commands and new names of properties are commits, too: then a snapshot is
read again for nothing, which is safe; names that publishing uses are made known before (`publishing.reserve_names`).
Where anything of this cannot be read (no right to write or to ask for the start, a cluster's bookmark), there is no
version.
"""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, replace

import neo4j

from tular.errors import StoreError
from tular.store.driver.database import Database
from tular.store.driver.failures import explained
from tular.store.driver.statements import statement

_HEAD, _TAIL = b"\x91\xcc\x10", b"\x90"
_DATABASE_BYTES = 16
_WIDTHS = {0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8}


@dataclass(frozen=True, slots=True)
class Version:
    """Equal versions: the same store, not restarted, and no commit that can matter to a snapshot."""

    store: str
    started: int
    commits: int
    changes: int

    def follows(self, earlier: Version) -> bool:
        """Whether nothing but changes of Tular's own that it counts happened since an earlier version."""
        return replace(self, changes=earlier.changes) == earlier


class _Enough(Exception):
    """Ends a transaction without a commit: one would count as a change."""


def read_version(database: Database) -> Version | None:
    """What is committed now, all of it visible to reads from now on; None where that cannot be told."""
    version = None
    try:
        with database.transaction() as transaction:
            rows = transaction.run("snapshot/version")
            if rows and (last := _last_transaction(database)) is not None:
                row = rows[0]
                own = row["quiet"] + row["changes"]
                version = Version(row["store"], row["started"], last - own, row["changes"])
            raise _Enough
    except _Enough:
        return version
    except StoreError:
        return None


def read_changes(database: Database, since: Version) -> list[int] | None:
    """Internal ids of accounts that live loads touched (made, changed, or gave relations that begin at them) after a
    version; None when the note of it does not go back so far."""
    rows = database.read("snapshot/changes", since=since.changes)
    return rows[0]["nodes"] if rows and rows[0]["whole"] else None


def _last_transaction(database: Database) -> int | None:
    asked = statement("read/ready")
    with explained(database.uri, asked), database._session(neo4j.READ_ACCESS) as session:
        session.run(asked.query).consume()
        named = transaction_of(session.last_bookmarks().raw_values)
        # A session waits for its own bookmark: what is committed but not yet applied will be seen.
        session.run(asked.query).consume()
        return named


def transaction_of(bookmarks: frozenset[str]) -> int | None:
    """The transaction that a bookmark of one database names; None for what looks otherwise.

    After "FB:" come, in base64 and PackStream, a list of one database's id (16 bytes) and transaction, and an empty
    list of remote databases.
    """
    if len(bookmarks) != 1:
        return None
    try:
        raw = b64decode(next(iter(bookmarks)).partition(":")[2] + "==")
    except ValueError:
        return None
    number = raw[len(_HEAD) + _DATABASE_BYTES : -len(_TAIL)]
    if not (raw.startswith(_HEAD) and raw.endswith(_TAIL) and number):
        return None
    if len(number) == 1 and number[0] < 0x80:
        return number[0]
    if _WIDTHS.get(number[0]) != len(number) - 1:
        return None
    return int.from_bytes(number[1:], "big", signed=True)
