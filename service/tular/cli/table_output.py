"""Tables to take along: `--format` and `--output`, the same at every command that shows a table."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tular.cli.console import console
from tular.errors import TularError, UsageError

if TYPE_CHECKING:
    from tular.results.table import Book

FORMATS = ("csv", "xlsx", "json", "parquet", "markdown")
Command = TypeVar("Command", bound=Callable[..., Any])


def table_options(several: bool = False) -> Callable[[Command], Command]:
    """The options; `several`: the command has more tables than one."""
    options = [
        click.option(
            "--format",
            "form",
            type=click.Choice(FORMATS),
            help="Write the table for other tools; default: by the name of --output.",
        ),
        click.option(
            "--output",
            "-o",
            "file",
            type=click.Path(path_type=Path),
            help="File to write to, such as leaders.xlsx.",
        ),
    ]
    if several:
        options.append(
            click.option(
                "--table", "one", help="Only this of the tables; csv and parquet hold one, the first."
            )
        )

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def wants_table(form: str | None, file: Path | None) -> bool:
    return form is not None or file is not None


def emit_table(book: Book, form: str | None, file: Path | None, one: str | None = None) -> None:
    """Write the book to the file, or to standard output. Raises UsageError."""
    from tular.results.table_files import BINARY, written

    form = form or _form_of(file)
    if file is None and form in BINARY and sys.stdout.isatty():
        raise UsageError(f"{form} is no text.", remedy="Name a file with --output.", field="output")
    content = written(book.only(one), form)
    if file is None:
        sys.stdout.buffer.write(content)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise TularError(
            f"{file} cannot be written: {error.strerror}.", remedy="Name another file."
        ) from error
    console.print(f"Wrote {file}.", markup=False)
    rest = [table.name for table in book.tables[1:]]
    if rest and one is None and form in ("csv", "parquet"):
        console.print(f"It holds {book.tables[0].name}; --table has also {', '.join(rest)}.", markup=False)


def _form_of(file: Path | None) -> str:
    from tular.results.table_files import SUFFIXES

    suffix = "" if file is None else file.suffix.removeprefix(".").lower()
    if suffix not in SUFFIXES:
        raise UsageError(
            f"The name {file} does not tell the format.",
            remedy=f"End it in one of {', '.join(f'.{each}' for each in SUFFIXES)}, or give --format.",
            field="format",
        )
    return SUFFIXES[suffix]
