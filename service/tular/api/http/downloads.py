"""The map as files, in the formats of the tools that draw networks.

A run never changes, so neither does a file: clients may keep it for good. Names are those that drawing tools look
for: `label`, `x`, `y`, `size`, `color`. Files are made once, in bounded memory, kept, and sent with ETag and ranges.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, urlencode

import orjson
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from tular.api.graphql.community_edits import CurrentCommunityEdits
from tular.api.graphql.open_runs import OpenRuns
from tular.api.http.failing import failed
from tular.api.http.kept_files import KeptFiles
from tular.errors import RunNotFound, TularError, UsageError
from tular.measures import BY_NAME
from tular.results.exports import selections
from tular.results.exports.difference import difference
from tular.results.exports.drawing import Drawing
from tular.results.exports.forms import FORMS, Form, form_named
from tular.results.exports.writing import suffix
from tular.results.filters import account_conditions
from tular.results.run_view import RunView
from tular.results.text import file_name

LEADING = 1_000
ALL = "all"
LEVELS = ("communities", "accounts", "community", "ego")
FOR_GOOD = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the map: its communities, its leading accounts, a community's members or an ego network."""

    level: str
    format: str
    url: str
    media_type: str


def downloads(run_id: str, level: str | None = None, **query: str) -> list[Download]:
    """All files of a run's map, or those of one level with what it needs in the query."""
    given = {name: value for name, value in query.items() if value}
    ending = f"?{urlencode(given)}" if given else ""
    return [
        Download(one, name, f"/maps/{quote(run_id)}/{one}.{name}{ending}", form.media_type)
        for one in ((level,) if level else LEVELS[:2])
        for name, form in FORMS.items()
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: everything that the content of the file depends on."""

    run: str
    level: str
    format: str
    measure: str
    top: int | None = None
    id: str = ""
    account: str = ""
    filter: str = ""
    since: str = ""
    edits: str = ""
    """Fingerprint of the names and mergers of communities that users gave; empty: as the run found them."""

    @property
    def name(self) -> str:
        """Different for different files, for the client's folder and for the kept ones."""
        chosen = [self.run, self.level]
        if self.level != "communities":
            chosen += [self.id or self.account, self.measure, ALL if self.top is None else str(self.top)]
        chosen += [self.filter and f"filter{self.filter}", self.since and f"since{self.since}"]
        chosen += [self.edits and f"edits{self.edits}"]
        return f"{file_name(*filter(None, chosen))}.{suffix(self.format)}"


class Maps:
    """The handler of `/maps/{run}/{level}.{format}`; the query chooses accounts (`measure`, `top`, `filter`), a
    community (`id`), an account (`account`), or the difference to another run (`sinceRun`)."""

    def __init__(self, open_runs: OpenRuns, edits: CurrentCommunityEdits) -> None:
        self.open_runs = open_runs
        self.edits = edits
        self.kept = KeptFiles(open_runs.settings.cache / "downloads")

    async def handle(self, request: Request) -> Response:
        try:
            return await self._file(request)
        except TularError as error:
            status = 404 if isinstance(error, RunNotFound) else 400
            return failed(request, error, status)

    async def _file(self, request: Request) -> Response:
        asked = read(request.path_params["run"], request.path_params["name"], request.query_params)
        form = form_named(asked.format, field="name")
        view = await self._view(asked.run, asked.edits)
        asked = replace(asked, measure=asked.measure or view.leading)
        since = await self._view(asked.since, asked.edits) if asked.since else None
        view.require(asked.measure)
        packed = not form.compressed and _takes_gzip(request)
        etag = f'"{file_name(asked.name)}{"-gzip" if packed else ""}"'
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=_headers(etag))
        path = await self.kept.file(asked.name, partial(_make, asked, form, view, since), compressed=packed)
        return _response(path, asked, form, etag, packed=packed)

    async def _view(self, run: str, fingerprint: str) -> RunView:
        """The run as it was found, or with the community edits of this fingerprint, if they still hold."""
        view = await self.open_runs.run(run)
        if not fingerprint:
            return view
        edits = await self.edits.get()
        if edits.fingerprint != fingerprint:
            raise UsageError(
                "Communities have other names or mergers now.",
                remedy="Ask `communityMap { downloads { url } }` for today's addresses.",
                field="edits",
            )
        return view.edited(edits)


def read(run: str, name: str, query: Mapping[str, str]) -> Asked:
    """What a path and a query ask for. Raises UsageError."""
    level, _, form = name.partition(".")
    if level not in LEVELS or form not in FORMS:
        raise _no_such_file(name)
    needed = {"community": "id", "ego": "account"}.get(level)
    if needed and not query.get(needed):
        raise UsageError(f"`{name}` needs `{needed}`.", remedy=f"Ask for {name}?{needed}=…", field=needed)
    return Asked(
        run=run,
        level=level,
        format=form,
        measure=_measure(query.get("measure")),
        top=_top(query.get("top")),
        id=query.get("id", ""),
        account=query.get("account", ""),
        filter=query.get("filter", ""),
        since=query.get("sinceRun", ""),
        edits=query.get("edits", ""),
    )


def _make(asked: Asked, form: Form, view: RunView, since: RunView | None, out: BinaryIO) -> None:
    drawing = _drawing(asked, view)
    form.write(drawing if since is None else difference(drawing, _drawing(asked, since)), out)


def _drawing(asked: Asked, view: RunView) -> Drawing:
    if asked.level == "communities":
        return selections.communities(view)
    if asked.level == "community":
        return selections.community(view, asked.id, asked.measure, top=asked.top)
    if asked.level == "ego":
        return selections.ego(view, asked.account, asked.measure, top=asked.top)
    return selections.accounts(view, asked.measure, top=asked.top, wanted=_filter(asked.filter))


def _filter(text: str) -> dict[str, Any] | None:
    """An `InfluencerFilter` of GraphQL as JSON. Raises UsageError."""
    if not text:
        return None
    try:
        wanted = orjson.loads(text)
    except ValueError:
        wanted = None
    if not isinstance(wanted, dict):
        raise UsageError(
            "`filter` is not a JSON object.", remedy='Give one such as {"kind":["MEDIA"]}.', field="filter"
        )
    return account_conditions(wanted)


def _response(path: Path, asked: Asked, form: Form, etag: str, *, packed: bool) -> Response:
    headers = _headers(etag) | {"Content-Encoding": "gzip" if packed else "identity"}
    return FileResponse(path, headers=headers, media_type=form.media_type, filename=asked.name)


def _headers(etag: str) -> dict[str, str]:
    return {
        "ETag": etag,
        "Cache-Control": FOR_GOOD,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    }


def _takes_gzip(request: Request) -> bool:
    """A range is of the bytes as they are."""
    return "gzip" in request.headers.get("accept-encoding", "") and "range" not in request.headers


def _top(text: str | None) -> int | None:
    if text is None:
        return LEADING
    if text == ALL:
        return None
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(
            f"`top` must be a number from 1 up, or `{ALL}`, not {text[:20]!r}.",
            remedy=f"Leave it out for the {LEADING:,} best.",
            field="top",
        )
    return int(text)


def _measure(text: str | None) -> str:
    """Its name; empty for the one that leads the run."""
    named = {measure.enum_name: name for name, measure in BY_NAME.items()}
    if text is None:
        return ""
    if text not in named:
        raise UsageError(
            f"There is no measure {text[:50]!r}.", remedy=f"Choose from {', '.join(named)}.", field="measure"
        )
    return named[text]


def _no_such_file(name: str) -> UsageError:
    return UsageError(
        f"There is no map {name[:50]!r}.",
        remedy=f"Choose one of {', '.join(LEVELS)}, a dot, and one of {', '.join(FORMS)}.",
        field="name",
    )
