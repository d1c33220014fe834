"""Errors as answers of everything but GraphQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from tular.api.graphql.failures import conceal, describe
from tular.errors import TularError


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
