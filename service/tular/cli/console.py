"""What every command shares on the terminal: messages on standard error, results on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from time import monotonic
from typing import Any

import orjson
from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
)
from rich.segment import Segment
from rich.text import Text

from tular.results.text import clean

WHOLE = "all of it"


class CleanConsole(Console):
    """A terminal that obeys Tular only: what strangers write can't colour, move or turn what stands beside it."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=clean(segment.text))


# Keys such as `account:x:1` stay whole: rich would take `:x:` for an emoji. On a terminal lines break between words;
# into a pipe or file they are never folded nor cut: their reader is a program, or a person who keeps them.
console = CleanConsole(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty(), emoji=False)
output = CleanConsole(
    highlight=False,
    soft_wrap=not sys.stdout.isatty(),
    emoji=False,
    width=None if sys.stdout.isatty() else 10_000,
)


def emit_json(value: Any) -> None:
    """Print one JSON document on standard output, for scripts."""
    option = orjson.OPT_INDENT_2 | orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_UTC_Z
    print(orjson.dumps(value, option=option, default=str).decode())


def progress_bar() -> Progress:
    """A bar a step at work, with its share and the time it has left; draws nothing when standard error is not a
    terminal."""
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(show_speed=False),
        _Time(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


class _Time(ProgressColumn):
    """What is left, where that can be told, else what has passed."""

    def render(self, task: Task) -> Text:
        estimate = task.fields.get("estimate")
        if estimate is not None:
            return Text(
                f"about {_clock(max(0.0, estimate - (task.elapsed or 0.0)))} left", "progress.remaining"
            )
        left = task.time_remaining if task.completed else None
        if left is not None:
            return Text(f"{_clock(left)} left", "progress.remaining")
        return Text(_clock(task.elapsed or 0.0), "progress.elapsed")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


class ProgressReport:
    """A `progress(step, done, total)` callable that draws a line a step on a `progress_bar`, from its beginning to
    its end: what is done makes room for what is at work. The step `WHOLE` tells by its total how many seconds all of
    it is estimated to take."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._tasks: dict[str, Any] = {}
        self._whole: tuple[Any, float] | None = None

    def __call__(self, step: str, done: int, total: int | None) -> None:
        if self._whole is not None:
            task, began = self._whole
            self._bar.update(task, completed=monotonic() - began)
        if step == WHOLE and self._whole is None:
            self._whole = self._bar.add_task(step, total=total, estimate=total), monotonic()
            return
        if total is not None and done >= total:
            if (ended := self._tasks.pop(step, None)) is not None:
                self._bar.remove_task(ended)
            return
        if step not in self._tasks:
            self._tasks[step] = self._bar.add_task(step, total=total)
        self._bar.update(self._tasks[step], completed=done, total=total)
