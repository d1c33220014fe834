"""Where things stood on the map of the run before, so that a new map moves little: NaN for what was not there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.models import Floats
from tular.runs.continuity import Predecessor

Mask = NDArray[np.bool_]
_CIRCLE = ("id", "x", "y", "radius")


@dataclass(frozen=True, slots=True, eq=False)
class EarlierMap:
    """The map of `before`. One that knows nothing of gathering (`shown`) lends nothing: it was drawn in another
    way."""

    before: Predecessor

    @property
    def known(self) -> bool:
        return "shown" in self.before.communities.columns

    def centres(self, ids: pl.Series) -> tuple[Floats, Floats] | None:
        """Of the communities that stood on the map by themselves."""
        if not self.known:
            return None
        found = _joined(ids, self.before.communities.filter("shown"), "id", ("x", "y"))
        return found[0], found[1]

    def colours(self) -> dict[str, str]:
        return dict(self.before.communities.select("id", "colour").iter_rows())

    def parts(self, level: int, ids: pl.Series, parents: pl.Series) -> Floats | None:
        """[k, 2]: centres of the parts of a level in their parent's circle, with its centre as 0 and its radius as
        1."""
        if not self.known:
            return None
        now = np.column_stack(_joined(ids, self._circles(level), "id", ("x", "y")))
        there = self.before.levels.filter(pl.col("level") == level)
        same = _same(ids, there, "id", "parent", parents)
        return _inside(np.where(same[:, None], now, np.nan), parents, self._circles(level - 1))

    def members(self, level: int, keys: pl.Series, groups: pl.Series) -> Floats | None:
        """[n, 2]: places of accounts in the circle of their group (an id of the level), if they were in it before."""
        if not self.known:
            return None
        there = self.before.members_at(level)
        if there.is_empty():
            return None
        places = self.before.accounts.select("key", "x", "y")
        now = np.column_stack(_joined(keys, places, "key", ("x", "y")))
        same = _same(keys, there, "key", "communityId", groups)
        return _inside(np.where(same[:, None], now, np.nan), groups, self._circles(level))

    def _circles(self, level: int) -> pl.DataFrame:
        if level == 0:
            return self.before.communities.select(_CIRCLE)
        return self.before.levels.filter(pl.col("level") == level).select(_CIRCLE)


def _inside(points: Floats, holders: pl.Series, circles: pl.DataFrame) -> Floats:
    x, y, radius = _joined(holders, circles, "id", ("x", "y", "radius"))
    relative: Floats = (points - np.column_stack((x, y))) / radius[:, None]
    return relative


def _joined(wanted: pl.Series, table: pl.DataFrame, column: str, values: tuple[str, ...]) -> list[Floats]:
    """The `values` of the rows of `table` whose `column` is wanted; NaN where there is none."""
    found = _rows(wanted, table, column, values)
    return [series.cast(pl.Float64).fill_null(np.nan).to_numpy() for series in found.select(values)]


def _same(wanted: pl.Series, table: pl.DataFrame, column: str, value: str, as_now: pl.Series) -> Mask:
    """Where the `value` of the row whose `column` is wanted is as now."""
    found = _rows(wanted, table, column, (value,))[value]
    return (found == as_now).fill_null(False).to_numpy()


def _rows(wanted: pl.Series, table: pl.DataFrame, column: str, values: tuple[str, ...]) -> pl.DataFrame:
    asked = wanted.alias(column).to_frame()
    return asked.join(table.select(column, *values), on=column, how="left", maintain_order="left")
