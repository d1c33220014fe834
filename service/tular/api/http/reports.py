"""Reports as pages: `/reports/campaign/NAME.html`, `/reports/vetting.html?account=…`, `/reports/run.html`; the same
bytes as `tular report` writes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import quote

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tular.api.auth.callers import Caller
from tular.api.graphql.execution import Answer, GraphQLRequest
from tular.api.graphql.failures import RequestError
from tular.api.graphql.request_threads import computed
from tular.api.http.failing import GraphQLRefused, data_of, failed, failed_with
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
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-downloads"
)
"""A page with styles of its own, and nothing that runs or fetches."""
SUFFIX = ".html"
KNOWN = {"campaign": {"language"}, "vetting": {"account", "run", "language"}, "run": {"run", "language"}}
"""Parameters of each report; a campaign's name stands in the address."""


class Reports:
    """The handler of `/reports/{name}` and `/reports/campaign/{name}`. `ask` answers GraphQL as the caller may."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask

    async def handle(self, request: Request) -> Response:
        try:
            return await self._page(request)
        except GraphQLRefused as refused:
            return failed_with(request, refused.errors, refused.status, refused.headers)
        except RequestError as error:
            return failed(request, error, error.status)
        except TularError as error:
            return failed(request, error, 404 if isinstance(error, RunNotFound) else 400)

    async def _page(self, request: Request) -> Response:
        caller = request.scope["tular.caller"]
        report = await self._report(request, caller)
        answers = {
            name: await self._data(text, report.variables, caller) for name, text in report.questions.items()
        }
        content = await computed(lambda: render(report.page(answers)))
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
        kind = request.path_params.get("of", "")
        stem = request.path_params["name"].removesuffix(SUFFIX)
        given = request.query_params
        known = KNOWN.get(kind or stem)
        if known is None or bool(kind) != (known is KNOWN["campaign"]):
            raise UsageError(
                f"There is no report {request.url.path[:80]!r}.",
                remedy="Choose from campaign/NAME.html, vetting.html?account=…&account=… and run.html?run=….",
                field="name",
            )
        _refuse_unknown(given, known)
        language = _language(given.get("language", "en"))
        if kind:
            return campaign_report(stem, language)
        wanted = given.get("run")
        run_id = pinned_run(await self._data(PINNED, {"run": wanted}, caller), wanted)
        if stem == "run":
            return run_report(run_id, language)
        return vetting_report(given.getlist("account"), run_id, language)

    async def _data(self, query: str, variables: Mapping[str, Any], caller: Caller) -> Mapping[str, Any]:
        return data_of(await self.ask(GraphQLRequest(query, variables=dict(variables)), caller))


def _refuse_unknown(given: QueryParams, known: set[str]) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        remedy = f"Choose from {', '.join(sorted(known))}."
        raise UsageError(f"There is no parameter {unknown[0][:50]!r}.", remedy=remedy, field=unknown[0][:50])


def _language(given: str) -> Language:
    try:
        return Language(given.lower())
    except ValueError:
        languages = " or ".join(Language)
        raise UsageError(
            f"There is no report in {given[:20]!r}.", remedy=f"Give `language` {languages}.", field="language"
        ) from None
