"""A page of a report: sentences, figures and tables, each with the query and the run it came from.

The same answers give the same bytes: nothing here knows the time, the machine or chance.
"""

from __future__ import annotations

import csv
import io
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import jinja2

from tular.results.campaign.sentences import Language
from tular.results.text import cell, cleaned

Cell = str | int | float | None
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Table:
    """`name` names its CSV file. A page shows the first rows, the file has all."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    query: str
    note: str = ""

    @property
    def shown(self) -> Sequence[Sequence[Cell]]:
        return self.rows[:MOST_SHOWN]

    def numeric(self, column: int) -> bool:
        """Whether a column holds numbers, which stand to the right."""
        values = [row[column] for row in self.shown if row[column] is not None]
        return bool(values) and all(isinstance(value, (int, float)) for value in values)

    @property
    def csv(self) -> str:
        """The table as it is, unrounded, for spreadsheets; what would be taken for a formula is quoted."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([cell(value) for value in row] for row in self.rows)
        return text.getvalue()

    @property
    def link(self) -> str:
        return "data:text/csv;base64," + b64encode(self.csv.encode()).decode("ascii")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as SVG; `note` says what it shows, also for those who cannot see it."""

    title: str
    svg: str
    query: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    text: Sequence[str] = ()
    figures: Sequence[Figure] = ()
    tables: Sequence[Table] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was asked, with its variables as JSON; figures and tables link to it by `name`."""

    name: str
    text: str
    variables: str


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    subtitle: str
    run: str
    language: Language
    summary: Sequence[str]
    sections: Sequence[Section]
    queries: Sequence[Query]
    provenance: Sequence[tuple[str, str]] = field(default_factory=tuple)

    @property
    def tables(self) -> list[Table]:
        return [table for section in self.sections for table in section.tables]


def render(page: Page) -> str:
    """The page as one HTML file that needs nothing else."""
    style = files("tular.results.report").joinpath("report.css").read_text("utf-8")
    return _template().render(
        page=page, style=style, say=labels(page.language), show=Shown(page.language).cell
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """Numbers as the language writes them: 1,234.5 in English, 1.234,5 in Indonesian."""

    language: Language

    def cell(self, value: Cell) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        digits = f"{value:,}" if isinstance(value, int) else f"{value:,.4g}"
        return digits if self.language is Language.EN else digits.translate(str.maketrans(",.", ".,"))


@cache
def labels(language: Language) -> dict[str, str]:
    """What the page calls things."""
    import tomllib

    told = tomllib.loads(files("tular.results.report").joinpath("labels.toml").read_text("utf-8"))
    return {name: each[language] for name, each in told.items()}


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True,
        finalize=cleaned,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.from_string(
        files("tular.results.report").joinpath("report.html.jinja").read_text("utf-8")
    )
