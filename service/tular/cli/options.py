"""Option types that several commands share."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import click


class Moment(click.ParamType[datetime]):
    """An ISO 8601 date or time; without an offset it is UTC."""

    name = "TIME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(
                f"{value!r} is no ISO 8601 time; write 2026-11-01 or 2026-11-01T12:00:00+07:00.", param, ctx
            )
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class NameList(click.ParamType[tuple[str, ...]]):
    """Names separated by commas."""

    name = "NAME,…"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        return tuple(name.strip() for name in str(value).split(",") if name.strip())


class Weights(click.ParamType[tuple[tuple[str, float], ...]]):
    """Names with numbers: `pagerank=2,retweetsReceived=1`."""

    name = "NAME=N,…"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[tuple[str, float], ...]:
        if isinstance(value, tuple):
            return value
        return tuple(self._weight(part, param, ctx) for part in str(value).split(",") if part.strip())

    def _weight(
        self, part: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, float]:
        name, _, number = part.partition("=")
        try:
            return name.strip(), float(number)
        except ValueError:
            self.fail(f"{part!r} is no weight; write pagerank=2,retweetsReceived=1.", param, ctx)


class Numbers(click.ParamType[tuple[int, ...]]):
    """Whole numbers separated by commas."""

    name = "N,…"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        try:
            return tuple(int(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} are no whole numbers separated by commas.", param, ctx)


class Duration(click.ParamType[timedelta]):
    """A number and its unit: s, m, h, d or w."""

    name = "DURATION"
    UNITS: ClassVar[dict[str, str]] = {
        "s": "seconds",
        "m": "minutes",
        "h": "hours",
        "d": "days",
        "w": "weeks",
    }

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        if isinstance(value, timedelta):
            return value
        written = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)\s*([smhdw])", str(value).strip())
        if not written:
            self.fail(f"{value!r} is no duration; write 30d, 12h or 2w.", param, ctx)
        return timedelta(**{self.UNITS[written[2]]: float(written[1])})
