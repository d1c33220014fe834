"""Colours for communities: twenty that anybody tells apart, on white and on black, and one grey for all others.

Chosen so that two of them differ by at least DISTANCE in CIELAB (CIE76) to the eye without and with red-, green- or
blue- blindness (simulated as by Machado, Oliveira & Fernandes 2009), with a contrast of 3:1 to the ground (WCAG
2.2, graphics). The two variants of a colour have about the same hue.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

DISTANCE = 15.0
LIGHT_GROUND, DARK_GROUND = "#ffffff", "#121418"
VARIANTS = {
    "#2d87ff": "#5a69d2", "#ff1e0f": "#ff784b", "#782d4b": "#a55a5a", "#c378a5": "#f0b4c3", "#0f0ff0": "#7896ff",
    "#960f1e": "#ff5a0f", "#6900b4": "#a5b4ff", "#8787d2": "#961eff", "#1ea578": "#78ff96", "#695a96": "#8769ff",
    "#96963c": "#e1ff00", "#e12d5a": "#d21e00", "#873cff": "#ffe1ff", "#780f96": "#c387a5", "#a53cd2": "#a587c3",
    "#2d693c": "#c3ffd2", "#b40f00": "#e18778", "#e11eb4": "#d2b4e1", "#875a78": "#965a87", "#5a3c69": "#875aa5",
}  # fmt: skip
"""Each colour for a light ground, in the order in which they are given out, and its variant for a dark one."""
DISTINCT = len(VARIANTS)
REST = "#8a8a8a"
"""Of communities beyond the DISTINCT largest, on either ground."""
KEPT = DISTINCT + 5
"""A community among so many largest keeps its colour while nobody larger needs it."""
_SHADES = (0.0, 0.18, 0.36)


def colours(ids: Sequence[str], kept: Mapping[str, str]) -> list[str]:
    """`#rrggbb` for a light ground of each community of `ids`, which fall in size; `kept` are colours of earlier
    runs.

    The DISTINCT largest have colours of their own, the same as before where they had one; the others share REST.
    """
    given: dict[str, str] = {}
    for one in ids[:KEPT]:
        colour = kept.get(one)
        if colour in VARIANTS and colour not in given.values():
            given[one] = colour
    lendable = [one for one in reversed(ids[DISTINCT:KEPT]) if one in given]
    for one in ids[:DISTINCT]:
        if one not in given:
            given[one] = _free(given.values()) or given.pop(lendable.pop(0))
    return [given.get(one, REST) for one in ids]


def on_dark(colour: str) -> str:
    """The variant of a community's colour for a dark ground."""
    return VARIANTS.get(colour, REST)


def shade(colour: str, number: int, *, dark: bool = False) -> str:
    """The number-th (0 …) part's shade of its community's colour: farther from the ground, so never of less
    contrast."""
    by, towards = _SHADES[number % len(_SHADES)], 255 if dark else 0
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + by * (towards - part)):02x}" for part in parts)


def contrast(first: str, second: str) -> float:
    """1 … 21 (WCAG 2.2)."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _free(given: Collection[str]) -> str | None:
    return next((colour for colour in VARIANTS if colour not in given), None)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255.0) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
