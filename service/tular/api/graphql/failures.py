"""Errors as clients see them: what to do, and a stable `extensions.code`; never a trace."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from graphql import GraphQLError, VariableDefinitionNode, print_ast

from tular.errors import StoreError, TularError

LONGEST = 400
"""Characters of a message that may repeat what the client sent."""
log = logging.getLogger(__name__)


class RequestError(TularError):
    """A request that is not executed. `status` is the HTTP status that says why."""

    code = "BAD_REQUEST"

    def __init__(
        self, status: int, code: str, message: str, *, remedy: str = "", headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.status = status
        self.refusal = code
        self.headers = headers or {}


def describe(error: TularError) -> dict[str, Any]:
    """One error of ours as an entry of `errors`.

    What Neo4j itself says of a statement is for the log: it names files and settings of the server.
    """
    if type(error) is StoreError:
        log.error("Neo4j could not answer: %s", error)
        error = StoreError(
            "Neo4j could not answer this question.", remedy="Ask again, or for less at a time."
        )
    code = error.refusal if isinstance(error, RequestError) else error.code
    extensions = {"code": code, "remedy": error.remedy or None, "field": error.field}
    known = {name: value for name, value in extensions.items() if value is not None}
    return {"message": str(error), "extensions": known}


def describe_graphql(error: GraphQLError, code: str) -> dict[str, Any]:
    """One error of graphql-core as an entry of `errors`: ours in full, bugs only by a reference to the log.

    `code` is for errors that graphql-core itself found in syntax, validation or arguments; those point at a
    place in the query, while a value of ours that it could not serialise does not, and is a bug.
    """
    cause = error.original_error
    entry: dict[str, Any]
    if isinstance(cause, TularError):
        entry = describe(cause)
    elif cause is None or (isinstance(cause, GraphQLError) and cause.nodes):
        entry = {"message": error.message, "extensions": {"code": code}}
    elif isinstance(cause, GraphQLError) and "32-bit" in cause.message:
        message = "The number is too large for Int, whose largest is 2147483647."
        entry = {"message": message, "extensions": {"code": "OUT_OF_RANGE"}}
    else:
        entry = _describe_bug(cause)
    if error.locations:
        entry["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path:
        entry["path"] = error.path
    return entry


def describe_variable(error: GraphQLError) -> dict[str, Any]:
    """An error in the value of a variable: the variable's name and type stand in it."""
    entry = describe_graphql(GraphQLError(_short(error.message), error.nodes), "BAD_INPUT")
    definition = error.nodes[0] if error.nodes else None
    if isinstance(definition, VariableDefinitionNode):
        name, type_ = definition.variable.name.value, print_ast(definition.type)
        if f"'{type_}'" not in error.message:
            entry["message"] = f"{entry['message']} The variable is of type '{type_}'."
        entry["extensions"] |= {"field": name, "type": type_}
    return entry


def _short(message: str) -> str:
    return message if len(message) <= LONGEST else f"{message[:LONGEST]}…"


def _describe_bug(cause: BaseException) -> dict[str, Any]:
    reference = uuid.uuid4().hex[:12]
    log.error("internal error %s", reference, exc_info=cause)
    return {
        "message": f"Something went wrong inside (reference {reference}). The service's log has the details.",
        "extensions": {"code": "INTERNAL", "reference": reference},
    }


CONCEALED = {
    "STORE_FAILED": "Neo4j could not answer this question.",
    "STORE_UNREACHABLE": "Neo4j does not answer at the moment.",
    "STORE_AUTHENTICATION": "Neo4j does not let the service in.",
    "STORE_SCHEMA": "Neo4j holds another version of the graph.",
    "STORE_CONFLICT": "Somebody else changes the same at the moment.",
    "LOCAL_NEO4J": "Neo4j does not run as it should.",
    "BAD_CONFIG": "The service is not set up as it should be.",
    "RUN_FAILED": "The run cannot be read.",
    "ARTIFACT_DAMAGED": "Files of the run are missing or damaged.",
    "ANALYSIS_FAILED": "The analysis could not be done.",
}
"""What strangers are told of errors whose messages name addresses, paths or settings, by code."""


def conceal(entry: dict[str, Any], request_id: str) -> dict[str, Any]:
    """An entry of `errors` as strangers may see it; the log has the whole under the reference."""
    told = CONCEALED.get(entry["extensions"]["code"])
    if told is None:
        return entry
    reference = request_id or uuid.uuid4().hex[:12]
    log.warning("told as reference %s: %s", reference, entry["message"])
    shown = {"code": entry["extensions"]["code"], "reference": reference}
    return {**entry, "message": f"{told} (Reference {reference}.)", "extensions": shown}
