"""What tables are of, and what the parameters of an address ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tular.api.graphql.paging import LARGEST_PAGE
from tular.errors import UsageError
from tular.measures import BY_NAME, measure_named
from tular.suggest import suggestion


def run_of(run: Mapping[str, Any] | None) -> dict[str, Any]:
    """From the fields `runId`, `layer`, `from`, `to`, `scope` of a run, those of them that were asked for."""
    if run is None:
        return {}
    named = {"run": "runId", "layer": "layer", "from": "from", "to": "to", "scope": "scope"}
    return {name: run[field] for name, field in named.items() if run.get(field)}


def rows_wanted(given: Mapping[str, str], most: int = LARGEST_PAGE) -> int:
    """The parameter `first`. Raises UsageError beyond `most`."""
    first = whole_number(given, "first", min(most, LARGEST_PAGE)) or 0
    if not 1 <= first <= most:
        raise UsageError(f"`first` must be 1 to {most}, not {first}.", remedy="Ask for fewer.", field="first")
    return first


def whole_number(given: Mapping[str, str], name: str, usual: int | None = None) -> int | None:
    """Raises UsageError for anything else."""
    text = given.get(name)
    if text is None:
        return usual
    if not text.isdecimal():
        raise UsageError(
            f"`{name}` must be a whole number, not {text[:20]!r}.", remedy="Leave it out.", field=name
        )
    return int(text)


def share(given: Mapping[str, str], name: str) -> float | None:
    """Raises UsageError for anything but a number from 0 to 1."""
    text = given.get(name)
    if text is None:
        return None
    try:
        if 0 <= (number := float(text)) <= 1:
            return number
    except ValueError:
        pass
    raise UsageError(
        f"`{name}` must be a number from 0 to 1, not {text[:20]!r}.", remedy="Leave it out.", field=name
    )


def check_known(given: Iterable[str], known: Sequence[str]) -> None:
    """Raises UsageError for a parameter that there is not: what is misspelt must not mean everything."""
    for name in given:
        if name not in known:
            raise UsageError(
                f"There is no parameter {name[:50]!r}.",
                remedy=f"{suggestion(name[:50], known)}Choose from {', '.join(known)}.",
                field="name",
            )


def measure_enum(given: Mapping[str, str]) -> str | None:
    """The measure under its GraphQL name, named either way. Raises UsageError."""
    text = given.get("measure")
    if text is None:
        return None
    if (name := measure_named(text)) is None:
        raise UsageError(
            f"There is no measure {text[:50]!r}.",
            remedy=f"{suggestion(text, BY_NAME)}`Run.measures` lists those of a run.",
            field="measure",
        )
    return BY_NAME[name].enum_name
