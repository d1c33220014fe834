"""Colours for communities: far apart for the first ones, legible on white and black, always the same."""

from __future__ import annotations

import colorsys
from collections.abc import Collection
from functools import cache

# After Okabe & Ito 2008 (colour universal design): told apart with any colour vision. Light ones are darkened
# until the contrast with white is 3:1, as WCAG 2.2 asks of graphics.
_FIRST = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#a87b00", "#3290c8", "#7b5aa6", "#a63d2f")
DISTINCT = 1000
_GOLDEN_ANGLE = 0.381966011250105
_LUMINANCES = (0.14, 0.28, 0.20)


@cache
def colour(number: int) -> str:
    """`#rrggbb` of the number-th community (0 …), at least 3:1 against white and against black."""
    if number < len(_FIRST):
        return _FIRST[number]
    saturation = (0.75, 0.45, 0.6)[number // 3 % 3]
    return _with_luminance(number * _GOLDEN_ANGLE % 1.0, saturation, _LUMINANCES[number % 3])


def palette(count: int, taken: Collection[str] = ()) -> list[str]:
    """`count` colours, those not `taken` yet (by communities that keep theirs) first; then they repeat."""
    used = set(taken)
    again = [colour(number) for number in range(DISTINCT)]
    free = [candidate for candidate in again if candidate not in used]
    return [free[i] if i < len(free) else again[(i - len(free)) % DISTINCT] for i in range(count)]


def luminance(rgb: tuple[float, float, float]) -> float:
    """Relative luminance 0 … 1 of sRGB parts 0 … 1 (WCAG 2.2)."""
    red, green, blue = (_linear(part) for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _with_luminance(hue: float, saturation: float, wanted: float) -> str:
    """The colour of a hue and saturation whose lightness gives the luminance, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2.0
        if luminance(colorsys.hls_to_rgb(hue, middle, saturation)) < wanted:
            low = middle
        else:
            high = middle
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, low, saturation))
