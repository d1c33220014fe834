"""What a load says of accounts that were there before it, held until its end. Pure: frames in, frames out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import polars as pl

from tular.models import AccountBatch
from tular.store.load import records as rows


class HeldAccounts:
    """At most `most` accounts, each with the last value given for each property."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pieces: dict[str, list[pl.DataFrame]] = defaultdict(list)

    def add(self, platform: str, pieces: Sequence[pl.DataFrame]) -> None:
        self._pieces[platform] += pieces

    def full(self) -> bool:
        """Whether `release` is due: after folding, more than half of what may be held is taken."""
        if self._rows <= self._most:
            return False
        self._fold()
        return 2 * self._rows > self._most

    def release(self) -> Iterator[AccountBatch]:
        """Everything, one batch a platform; nothing is held any more."""
        self._fold()
        while self._pieces:
            platform, (frame,) = self._pieces.popitem()
            yield AccountBatch(platform, frame)

    @property
    def _rows(self) -> int:
        return sum(piece.height for pieces in self._pieces.values() for piece in pieces)

    def _fold(self) -> None:
        given = {platform: pieces for platform, pieces in self._pieces.items() if pieces}
        self._pieces.clear()
        for platform, pieces in given.items():
            self._pieces[platform] = [rows.accounts(rows.joined(pieces))]
