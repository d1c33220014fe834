"""Errors as answers of everything but GraphQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from tular.api.graphql.execution import Answer
from tular.api.graphql.failures import conceal, describe
from tular.errors import TularError


class GraphQLRefused(Exception):
    """The answer of GraphQL holds errors, which are passed on with its status and headers: busy is not wrong."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.payload["errors"])
        self.errors = answer.payload["errors"]
        late = "TIMEOUT" in answer.codes
        self.status = answer.status if answer.status != 200 else 503 if late else 400
        self.headers = answer.headers


def data_of(answer: Answer) -> Mapping[str, Any]:
    """What GraphQL answered to a door that shows it in another form. Raises GraphQLRefused."""
    if answer.payload.get("errors"):
        raise GraphQLRefused(answer)
    data: Mapping[str, Any] = answer.payload["data"]
    return data


def failed(request: Request, error: TularError, status: int) -> JSONResponse:
    """The error, as those who ask may see it."""
    return failed_with(request, [describe(error)], status)


def failed_with(
    request: Request, errors: list[Any], status: int, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    caller = request.scope.get("tular.caller")
    if caller is None or not caller.trusted:
        errors = [conceal(entry, request.scope.get("tular.request", "")) for entry in errors]
    return JSONResponse({"errors": errors}, status, headers)
