"""Tables on the terminal. What people wrote stands in them as it is: rich would read `[…]` as markup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from tular.cli.console import output


class TextTable(Table):
    """A table without lines whose cells are plain text; into a file or pipe they are whole."""

    def __init__(self, *headers: Any, **options: Any) -> None:
        super().__init__(*headers, box=None, **options)
        if not output.is_terminal:
            for column in self.columns:
                column.max_width = None

    def add_row(self, *cells: Any, **options: Any) -> None:
        super().add_row(*map(Text, cells), **options)


def account_name(account: Mapping[str, Any]) -> str:
    """What an account is called: its handle, or without one its key."""
    return f"@{account['handle']}" if account["handle"] else str(account["key"])


def cut(shown: int, total: int) -> str:
    """How many there are, and of a longer list how many of them are shown."""
    return f"{total:,}" if shown >= total else f"{shown:,} of {total:,} (--first)"
