"""The one place where an error of the Neo4j driver becomes one of ours, with the remedy.

Branches on error classes and on Neo4j's stable status codes, never on error text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions as driver
from neo4j._exceptions import BoltSecurityError

from tular.errors import (
    AuthenticationFailed,
    ConfigError,
    SchemaMismatch,
    StoreError,
    TularError,
    Unreachable,
    WriteConflict,
)
from tular.store.driver.statements import Statement

_LOST = (
    driver.ServiceUnavailable,
    driver.SessionExpired,
    driver.ConnectionPoolError,
    driver.DatabaseUnavailable,
    driver.NotALeader,
    driver.ForbiddenOnReadOnlyDatabase,
)
_SECURITY = "Neo.ClientError.Security."
_FORBIDDEN = "Neo.ClientError.Security.Forbidden"
_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
_RATE_LIMIT = "Neo.ClientError.Security.AuthenticationRateLimit"
_CANNOT_STORE = {
    "Neo.DatabaseError.Transaction.TransactionCommitFailed",
    "Neo.DatabaseError.Transaction.TransactionStartFailed",
    "Neo.DatabaseError.Transaction.TransactionLogError",
}
"""Of a database that could not write its log, which refuses all until it is started anew."""
_SEE_LOG = "See Neo4j's log (`tular neo4j logs` for the local one)."


_SILENT = (
    "Check that TULAR_NEO4J_URI names the Bolt port (7687, not 7474), that the server is up, and begin with "
    "bolt+s:// if it wants encryption."
)


@contextmanager
def explained(uri: str, statement: Statement | None = None) -> Iterator[None]:
    """Raise ours instead of the driver's; the driver's stays as the cause."""
    try:
        yield
    except (driver.Neo4jError, driver.DriverError) as error:
        raise explain(error, uri, statement) from error


def explain(error: Exception, uri: str, statement: Statement | None = None) -> TularError:
    """Our error for one of the driver's: what is wrong in a sentence, and what to do."""
    if isinstance(error, _LOST):
        return _unreachable(error, uri)
    if isinstance(error, driver.UnsupportedServerProduct):
        return SchemaMismatch(
            f"The server at {uri} is no Neo4j that Tular can speak to.", remedy="Use Neo4j 2026.05 or newer."
        )
    if isinstance(error, driver.ConfigurationError):
        return ConfigError(
            f"{uri} cannot be used as Neo4j's address: {_first_line(error)}.",
            remedy="Give TULAR_NEO4J_URI an address such as bolt://localhost:7687.",
            field="neo4j_uri",
        )
    if isinstance(error, driver.Neo4jError):
        return _refused(error, uri, statement)
    return StoreError(f"The connection to {uri} failed: {_first_line(error)}.", remedy="Try again.")


def _refused(error: driver.Neo4jError, uri: str, statement: Statement | None) -> TularError:
    """Neo4j answered, with an error."""
    code = error.code or ""
    if code == _RATE_LIMIT:
        return AuthenticationFailed(
            f"Neo4j at {uri} refuses to check passwords now: there were too many wrong ones.",
            remedy="Wait half a minute, then try again with the right user and password.",
        )
    if code in _CANNOT_STORE:
        return StoreError(
            f"Neo4j at {uri} can store nothing any more ({code.rpartition('.')[2]}), most often for a full disk.",
            remedy="Make room on its disk, restart it (`tular neo4j stop`, `tular neo4j start` for the local one), "
            "then do this again: nothing that was done before is lost.",
        )
    if code == _FORBIDDEN:
        return StoreError(
            f"Neo4j at {uri} does not let this user do that{_where(error, statement)}: {_first_line(error)}.",
            remedy="Give the user of TULAR_NEO4J_USER the right to it, or name one who has it; reading needs a role "
            "such as reader, loading and publishing one such as architect.",
        )
    if isinstance(error, driver.AuthError) or code.startswith(_SECURITY):
        return AuthenticationFailed(
            f"Neo4j at {uri} does not accept this user and password ({code.rpartition('.')[2]}).",
            remedy="Correct TULAR_NEO4J_USER and TULAR_NEO4J_PASSWORD or TULAR_NEO4J_PASSWORD_FILE.",
        )
    if code == _NO_DATABASE:
        return ConfigError(
            f"Neo4j at {uri} has no such database.",
            remedy="Correct TULAR_NEO4J_DATABASE; Community Edition has only `neo4j`.",
            field="neo4j_database",
        )
    if isinstance(error, driver.TransientError):
        return WriteConflict(
            f"Neo4j could not finish{_where(error, statement)} now ({code.rpartition('.')[2]}).",
            remedy="Try again.",
        )
    return StoreError(
        f"Neo4j refused{_where(error, statement)}: {_first_line(error)} ({code}).",
        remedy=_SEE_LOG if isinstance(error, driver.DatabaseError) else "",
    )


def _unreachable(error: BaseException, uri: str) -> Unreachable:
    causes = list(_causes(error))
    if any(isinstance(cause, BoltSecurityError) for cause in causes):
        reason = next((str(c) for c in causes if isinstance(c, OSError)), "no encrypted connection")
        return Unreachable(
            f"Neo4j at {uri} and this machine do not agree on encryption: {reason}.",
            remedy="Use bolt:// for a server without encryption, bolt+ssc:// for a self-signed one.",
        )
    refusal = next((cause for cause in causes if isinstance(cause, OSError)), None)
    if refusal is not None:
        return Unreachable(
            f"Neo4j at {uri} cannot be reached: {refusal.strerror or refusal}.",
            remedy=_SILENT
            if isinstance(refusal, TimeoutError | ConnectionResetError)
            else "Start it (`tular neo4j start` for the local one) or correct TULAR_NEO4J_URI.",
        )
    return Unreachable(f"Neo4j at {uri} does not answer as Neo4j.", remedy=_SILENT)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and everything that led to it, also inside the groups that routing drivers raise."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for inner in error.exceptions:
                yield from _causes(inner)
        error = error.__cause__ or error.__context__


def _where(error: driver.Neo4jError, statement: Statement | None) -> str:
    if statement is None:
        return ""
    position = error.diagnostic_record.get("_position") or {}
    return f" {statement.cite(position.get('line') or 1)}"


def _first_line(error: Exception) -> str:
    text = error.message if isinstance(error, driver.Neo4jError) else str(error)
    return (text or type(error).__name__).partition("\n")[0].rstrip(".")
