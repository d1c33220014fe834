"""Option types that several commands share."""

from __future__ import annotations

from datetime import UTC, datetime

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
