"""Tables on the terminal. What people wrote stands in them as it is: rich would read `[…]` as markup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Column, Table
from rich.text import Text

from tular.cli.console import output

NARROWEST = 10
"""Least room for sentences; with less, a table is shown row by row."""


class TextTable(Table):
    """A table without lines whose cells are plain text; into a file or pipe they are whole.

    On a narrow terminal sentences give way to what is one word (numbers, ids, dates), which is never cut; where even
    that does not help, each row stands as a list of its own."""

    def __init__(self, *headers: Any, **options: Any) -> None:
        super().__init__(*headers, box=None, **options)
        if not output.is_terminal:
            for column in self.columns:
                column.max_width = None

    def add_row(self, *cells: Any, **options: Any) -> None:
        super().add_row(*map(Text, cells), **options)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wanted = [_wanted(column) for column in self.columns]
        if output.is_terminal and sum(wanted) + 2 * len(wanted) > options.max_width:
            self.pad_edge, self.padding = False, (0, 1, 0, 0)
            widths = _fitted(self.columns, wanted, options.max_width - len(wanted))
            if widths is None:
                yield from self._row_by_row()
                return
            for column, width in zip(self.columns, widths, strict=True):
                column.width = width
        yield from super().__rich_console__(console, options)

    def _row_by_row(self) -> RenderResult:
        if self.title:
            yield Text(str(self.title), "table.title")
        for cells in zip(*(column.cells for column in self.columns), strict=True):
            row = Table.grid(padding=(0, 2, 0, 0))
            for column, cell in zip(self.columns, cells, strict=True):
                row.add_row(Text(str(column.header), "table.header"), cell)
            yield row
            yield Text()


def _wanted(column: Column) -> int:
    """Room in which nothing of a column breaks."""
    widest = max((cell_len(str(cell)) for cell in column.cells), default=0)
    return max(min(widest, column.max_width or widest), cell_len(str(column.header)), column.min_width or 0)


def _fitted(columns: list[Column], wanted: list[int], room: int) -> list[int] | None:
    """Widths that fill the room: what is one word keeps what it needs, the rest is shared. None where that fails."""
    firm = {
        place: max(cell_len(word) for word in ["", *str(column.header).split(), *map(str, column.cells)])
        for place, column in enumerate(columns)
        if all(" " not in str(cell) for cell in column.cells)
    }
    room -= sum(firm.values())
    widths = dict(firm)
    yielding = sorted(set(range(len(columns))) - set(firm), key=lambda place: wanted[place])
    if room < len(yielding) * NARROWEST:
        return None
    for number, place in enumerate(yielding):
        widths[place] = min(wanted[place], room // (len(yielding) - number))
        room -= widths[place]
    return [widths[place] for place in range(len(columns))]


def account_name(account: Mapping[str, Any]) -> str:
    """What an account is called: its handle, or without one its key."""
    return f"@{account['handle']}" if account["handle"] else str(account["key"])


def cut(shown: int, total: int) -> str:
    """How many there are, and of a longer list how many of them are shown."""
    return f"{total:,}" if shown >= total else f"{shown:,} of {total:,} (--first)"
