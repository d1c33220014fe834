"""Reports as pages: `/reports/campaign/NAME.html`, `/reports/vetting.html?account=…`, `/reports/run.html`; the same
bytes as `tular report` writes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tular.api.auth.callers import Caller
from tular.api.graphql.execution import Answer, GraphQLRequest
from tular.api.http.failing import failed, failed_with
from tular.api.http.tables import GraphQLRefused
from tular.errors import RunNotFound, TularError, UsageError
from tular.results.campaign.sentences import Language
from tular.results.report.page import render
from tular.results.report.reports import (
    PINNED,
    Report,
    campaign_report,
    pinned_run,
    run_report,
    vetting_report,
)

Ask = Callable[[GraphQLRequest, Caller], Awaitable[Answer]]
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "sandbox allow-downloads"
)
"""A page with styles of its own, and nothing that runs or fetches."""
SUFFIX = ".html"


class Reports:
    """The handler of `/reports/{name}` and `/reports/campaign/{name}`. `ask` answers GraphQL as the caller may."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask

    async def handle(self, request: Request) -> Response:
        try:
            return await self._page(request)
        except GraphQLRefused as refused:
            return failed_with(request, refused.errors, 400)
        except TularError as error:
            return failed(request, error, 404 if isinstance(error, RunNotFound) else 400)

    async def _page(self, request: Request) -> Response:
        caller = request.scope["tular.caller"]
        report = await self._report(request, caller)
        answers = {
            name: await self._data(text, report.variables, caller) for name, text in report.questions.items()
        }
        content = await asyncio.to_thread(lambda: render(report.page(answers)))
        headers = {
            "Content-Disposition": f"inline; filename*=UTF-8''{quote(report.name)}{SUFFIX}",
            "Content-Security-Policy": POLICY,
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        return HTMLResponse(content, headers=headers)

    async def _report(self, request: Request, caller: Caller) -> Report:
        """Which one the address and its parameters mean. Raises UsageError."""
        stem = request.path_params["name"].removesuffix(SUFFIX)
        given, language = request.query_params, _language(request.query_params.get("language", "en"))
        of = request.path_params.get("of")
        if of == "campaign":
            return campaign_report(stem, language)
        if of is not None or stem not in ("vetting", "run"):
            raise UsageError(
                f"There is no report {request.url.path[:80]!r}.",
                remedy="Choose from campaign/NAME.html, vetting.html?account=…&account=… and run.html?run=….",
                field="name",
            )
        wanted = given.get("run")
        run_id = pinned_run(await self._data(PINNED, {"run": wanted}, caller), wanted)
        return (
            run_report(run_id, language)
            if stem == "run"
            else vetting_report(given.getlist("account"), run_id, language)
        )

    async def _data(self, query: str, variables: Mapping[str, Any], caller: Caller) -> Mapping[str, Any]:
        answer = await self.ask(GraphQLRequest(query, variables=dict(variables)), caller)
        if errors := answer.payload.get("errors"):
            raise GraphQLRefused(errors)
        data: Mapping[str, Any] = answer.payload["data"]
        return data


def _language(given: str) -> Language:
    try:
        return Language(given.lower())
    except ValueError:
        languages = " or ".join(Language)
        raise UsageError(
            f"There is no report in {given[:20]!r}.", remedy=f"Give `language` {languages}.", field="language"
        ) from None
