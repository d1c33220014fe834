"""When a request's time is over: fields that have not begun by then are refused, those that are done are kept."""

from __future__ import annotations

from time import monotonic

from tular.errors import TularError


class TooLate(TularError):
    """The time of the request was over before the field was done."""

    code = "TIMEOUT"


class Deadline:
    """So many seconds from now."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._until = monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds, 0 when it is over."""
        return max(0.0, self._until - monotonic())

    @property
    def over(self) -> bool:
        return monotonic() > self._until

    def passed(self) -> TooLate:
        """What a field is refused with."""
        return TooLate(
            f"The query took longer than {self.seconds:g} s; this is missing.",
            remedy="Ask for less at a time.",
        )
