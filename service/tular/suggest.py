"""Did you mean …? The known names that are most like what somebody typed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 3


def suggestion(given: str, known: Iterable[str]) -> str:
    """`Did you mean a or b? ` with a space at the end, to stand before a remedy; empty where nothing is like it."""
    names = closest(given, known)
    return f"Did you mean {' or '.join(names)}? " if names else ""


def closest(given: str, known: Iterable[str]) -> list[str]:
    """The most alike first. Case, hyphens and underscores make no difference."""
    by_letters = {_letters(name): name for name in known}
    alike = get_close_matches(_letters(given), by_letters, MOST, cutoff=0.6)
    return [by_letters[letters] for letters in alike]


def _letters(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")
