"""What every command shares on the terminal: messages on standard error, results on standard output."""

from __future__ import annotations

import sys
from typing import Any

import orjson
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

# Keys such as `account:x:1` stay whole: rich would take `:x:` for an emoji.
console = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)
# Into a pipe or file lines are never folded nor cut: their reader is a program, or a person who keeps them.
output = Console(highlight=False, soft_wrap=True, emoji=False, width=None if sys.stdout.isatty() else 10_000)


def emit_json(value: Any) -> None:
    """Print one JSON document on standard output, for scripts."""
    option = orjson.OPT_INDENT_2 | orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_UTC_Z
    print(orjson.dumps(value, option=option, default=str).decode())


def progress_bar() -> Progress:
    """A bar with step, count and remaining time; draws nothing when standard error is not a terminal."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


class ProgressReport:
    """A `progress(step, done, total)` callable that draws one line a step on a `progress_bar`."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._tasks: dict[str, Any] = {}

    def __call__(self, step: str, done: int, total: int | None) -> None:
        if step not in self._tasks:
            self._tasks[step] = self._bar.add_task(step, total=total)
        self._bar.update(self._tasks[step], completed=done, total=total)
