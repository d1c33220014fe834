"""A run as files for other tools, on the disk of who asks."""

from __future__ import annotations

from pathlib import Path

from tular.errors import UsageError
from tular.results.exports import selections
from tular.results.exports.difference import difference
from tular.results.exports.drawing import Drawing
from tular.results.exports.forms import FORMS, form_named
from tular.results.run_view import RunView

PAIRS = ("csv", "arrow", "parquet")
"""Written as a folder with a file of nodes and one of edges."""
FORMATS = (*(name for name in FORMS if not name.endswith(PAIRS)), *PAIRS)


def draw(
    view: RunView, of: str, measure: str, *, top: int | None = None, since: RunView | None = None
) -> Drawing:
    """`of`: `communities`, `accounts`, `community:ID`, `ego:HANDLE|KEY`. Raises UsageError, BadId,
    MeasureNotInRun."""
    if since is not None:
        return difference(draw(view, of, measure, top=top), draw(since, of, measure, top=top))
    view.require(measure)
    what, _, name = of.partition(":")
    if of == "communities":
        return selections.communities(view)
    if of == "accounts":
        return selections.accounts(view, measure, top=top)
    if what == "community" and name:
        return selections.community(view, name, measure, top=top)
    if what == "ego" and name:
        return selections.ego(view, name, measure, top=top)
    raise UsageError(
        f"{of[:50]!r} is nothing that can be exported.",
        remedy="Choose communities, accounts, community:ID or ego:HANDLE|KEY.",
        field="of",
    )


def write(drawing: Drawing, form: str, file: Path) -> None:
    """Write the drawing; a form of PAIRS as a folder with `nodes` and `edges`. Raises UsageError."""
    if form not in PAIRS:
        _write(drawing, form, file)
        return
    file.mkdir(parents=True, exist_ok=True)
    for part in ("nodes", "edges"):
        _write(drawing, f"{part}.{form}", file / f"{part}.{form}")


def suffix(form: str) -> str:
    """How a file of this form is called: forms of JSON by their format and `json`."""
    return f"{form}.json" if form in ("graphology", "cytoscape", "node-link") else form


def form_of(file: Path) -> str:
    """The form that a file's name asks for, the longest that fits: `map.dark.svg` is `dark.svg`, `x.json` is
    graphology's. Raises UsageError."""
    forms = {suffix(form): form for form in FORMATS} | {"json": "graphology"}
    for known in sorted(forms, key=len, reverse=True):
        if file.name.lower().endswith(f".{known}") or file.name.lower() == known:
            return forms[known]
    raise UsageError(
        f"The name {file.name[:50]!r} tells no format.",
        remedy=f"Give --format, or a name that ends in {', '.join(sorted(forms))}.",
        field="format",
    )


def _write(drawing: Drawing, form: str, file: Path) -> None:
    chosen = form_named(form)
    with file.open("wb") as out:
        chosen.write(drawing, out)
