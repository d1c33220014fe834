"""The error tree.

TularError                        every error a user may see; says what is wrong and what to do
├── UsageError                    a wrong argument, option or query (exit code 2)
│   ├── BadId                     an id that names nothing of the wanted type
│   ├── BadCursor                 a cursor of another list, order or run
│   └── MeasureNotInRun           a measure that the run did not compute
├── ConfigError                   a setting that cannot be used; names its key
├── IngestError                   input that cannot be read at all (single bad rows are rejected, not raised)
│   └── RejectedRows              `--strict` and at least one rejected row (exit code 3)
├── FetchError                    a service on the network that does not answer, or not as it should
├── StoreError                    Neo4j
│   ├── Unreachable               nothing answers, or TLS does not match
│   ├── AuthenticationFailed      wrong user or password
│   ├── SchemaMismatch            unsupported server version, missing or newer schema
│   ├── WriteConflict             another writer holds what this one needs
│   └── LocalNeo4jError           the server Tular runs itself: install, start, stop, files, ports
├── AnalysisError                 an analysis that cannot start or did not finish
│   ├── EmptySnapshot             the layer and window hold no relation
│   ├── DoesNotFit                the estimate is larger than this machine
│   ├── EngineUnavailable         a package, server or cluster that an engine needs is not there
│   └── Cancelled                 ended on request
└── RunError                      run artifacts
    ├── RunNotFound               no such run, or none published yet
    ├── NotComputed               the run is whole, but was made without what is asked for
    ├── OtherVersion              a run or a table of it that another version of Tular made
    └── ArtifactDamaged           a file of a run is missing or its checksum differs

A message is one sentence that names the thing; `remedy` is one sentence that says what to do.
"""

from __future__ import annotations

from typing import ClassVar


class TularError(Exception):
    """Base of everything Tular raises on purpose. `code` is stable: scripts and API clients branch on it."""

    code: ClassVar[str] = "FAILED"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, remedy: str = "", field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.field = field

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UsageError(TularError):
    code = "BAD_INPUT"
    exit_code = 2


class BadId(UsageError):
    code = "BAD_ID"


class BadCursor(UsageError):
    code = "BAD_CURSOR"


class MeasureNotInRun(UsageError):
    code = "MEASURE_NOT_IN_RUN"


class ConfigError(TularError):
    code = "BAD_CONFIG"
    exit_code = 2


class IngestError(TularError):
    code = "UNREADABLE_INPUT"


class RejectedRows(IngestError):
    code = "REJECTED_ROWS"
    exit_code = 3


class FetchError(TularError):
    code = "FETCH_FAILED"


class StoreError(TularError):
    code = "STORE_FAILED"


class Unreachable(StoreError):
    code = "STORE_UNREACHABLE"


class AuthenticationFailed(StoreError):
    code = "STORE_AUTHENTICATION"


class SchemaMismatch(StoreError):
    code = "STORE_SCHEMA"


class WriteConflict(StoreError):
    code = "STORE_CONFLICT"


class LocalNeo4jError(StoreError):
    code = "LOCAL_NEO4J"


class AnalysisError(TularError):
    code = "ANALYSIS_FAILED"


class EmptySnapshot(AnalysisError):
    code = "EMPTY_SNAPSHOT"


class DoesNotFit(AnalysisError):
    code = "DOES_NOT_FIT"


class EngineUnavailable(AnalysisError):
    code = "ENGINE_UNAVAILABLE"


class Cancelled(AnalysisError):
    code = "CANCELLED"


class RunError(TularError):
    code = "RUN_FAILED"


class RunNotFound(RunError):
    code = "RUN_NOT_FOUND"


class ArtifactDamaged(RunError):
    code = "ARTIFACT_DAMAGED"


class NotComputed(RunError):
    """The run is whole, but was made without what is asked for."""

    code = "NOT_COMPUTED"


class OtherVersion(RunError):
    """The run, or a table of it, was written by a version of Tular that means something else by it."""

    code = "OTHER_VERSION"
