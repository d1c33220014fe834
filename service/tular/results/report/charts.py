"""Charts as SVG, by matplotlib. Text stays text; equal numbers give equal bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, FAINT = "#0b5c66", "#b9c6cc"
PALETTE = ("#0b5c66", "#c2572b", "#6b4fa0", "#8a7a1f", "#3b7a3b", "#8c2f5a", "#4a5560")
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "tular",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
Interval = Mapping[str, float]
_ONE_AT_A_TIME = Lock()
"""Settings of matplotlib are those of the whole process."""


def lines(
    series: Mapping[str, Sequence[float]],
    steps: Sequence[str],
    *,
    shaded: tuple[int, int] | None = None,
    y: str = "",
) -> str:
    """One line a name over the steps; the steps from `shaded[0]` to before `shaded[1]` are the campaign."""
    with _drawing(3.0) as (axes, done):
        for colour, (name, values) in zip(PALETTE * 9, series.items(), strict=False):
            axes.plot(range(len(values)), values, label=name, color=colour, linewidth=1.6)
        if shaded:
            axes.axvspan(shaded[0] - 0.5, shaded[1] - 0.5, color="#e4eff0", zorder=0)
        _ticks(axes, steps)
        axes.set_ylim(bottom=0)
        axes.set_ylabel(y)
        if len(series) > 1:
            axes.legend(frameon=False, loc="upper left", ncols=3)
        return done()


def forest(rows: Sequence[tuple[str, Interval | None]], *, neutral: float = 1.0, x: str = "") -> str:
    """Values with their intervals on a logarithmic scale, beside the line where nothing changed."""
    with _drawing(0.7 + 0.35 * len(rows)) as (axes, done):
        axes.axvline(neutral, color=FAINT, linewidth=1)
        for place, (_, told) in enumerate(rows):
            if told:
                axes.plot([told["low"], told["high"]], [place, place], color=INK, linewidth=2)
                axes.plot([told["value"]], [place], "o", color=INK, markersize=5)
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:g}")
        axes.minorticks_off()
        axes.set_yticks(range(len(rows)), [name for name, _ in rows])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlabel(x)
        return done()


def bars(
    rows: Sequence[tuple[str, float]], *, errors: Sequence[tuple[float, float]] | None = None, x: str = ""
) -> str:
    """One bar a row, the first on top; `errors`: lower and upper bound of each."""
    with _drawing(0.7 + 0.28 * len(rows)) as (axes, done):
        values = [value for _, value in rows]
        bounds = errors if errors is not None else [(value, value) for value in values]
        below = [max(0.0, value - low) for value, (low, _) in zip(values, bounds, strict=True)]
        above = [max(0.0, high - value) for value, (_, high) in zip(values, bounds, strict=True)]
        spans = None if errors is None else [below, above]
        axes.barh(range(len(rows)), values, color=INK, height=0.7, xerr=spans, ecolor="#c2572b")
        axes.set_yticks(range(len(rows)), [name for name, _ in rows])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlabel(x)
        return done()


def grid(
    cells: Sequence[Sequence[float | None]], rows: Sequence[str], columns: Sequence[str], *, x: str = ""
) -> str:
    """A table of shares as shades, each with its number in per cent."""
    with _drawing(0.9 + 0.26 * len(rows)) as (axes, done):
        shades = [[0.0 if value is None else value for value in row] for row in cells]
        axes.imshow(shades, cmap="BuGn", vmin=0, vmax=1, aspect="auto")
        for place, row in enumerate(cells):
            for at, value in enumerate(row):
                if value is not None:
                    colour = "#fff" if value > 0.6 else "#1b1f24"
                    axes.text(
                        at, place, f"{100 * value:.0f}", ha="center", va="center", fontsize=8, color=colour
                    )
        axes.set_yticks(range(len(rows)), rows)
        axes.set_xticks(range(len(columns)), columns)
        axes.set_xlabel(x)
        return done()


def upset(sets: Sequence[str], combinations: Sequence[tuple[Sequence[int], int]]) -> str:
    """An UpSet picture (Lex et al. 2014): sizes above, which audiences below as filled points."""
    with _drawing(2.4 + 0.22 * len(sets), rows=2, heights=(2.0, 0.25 * len(sets))) as (both, done):
        above, below = both
        places = range(len(combinations))
        above.bar(places, [size for _, size in combinations], color=INK)
        above.set_xticks([])
        for place, (members, _) in enumerate(combinations):
            below.plot([place] * len(sets), range(len(sets)), "o", color=FAINT, markersize=5)
            below.plot([place] * len(members), members, "o-", color=INK, markersize=5)
        below.set_yticks(range(len(sets)), sets)
        below.set_ylim(len(sets) - 0.5, -0.5)
        below.set_xticks([])
        for side in below.spines.values():
            side.set_visible(False)
        below.set_xlim(above.get_xlim())
        return done()


def _ticks(axes: Axes, steps: Sequence[str]) -> None:
    every = max(1, len(steps) // 8)
    axes.set_xticks(range(0, len(steps), every), [step[:10] for step in steps[::every]])


@contextmanager
def _drawing(
    height: float, *, rows: int = 1, heights: Sequence[float] = (1,)
) -> Iterator[tuple[Any, Callable[[], str]]]:
    """Axes to draw on, and what gives the SVG when all is drawn. Needs no screen."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with _ONE_AT_A_TIME, mpl.rc_context(_STYLE):
        figure = Figure(figsize=(8.4, height), layout="constrained")
        axes = figure.subplots(rows, 1, gridspec_kw={"height_ratios": list(heights)})

        def done() -> str:
            text = io.StringIO()
            figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
            return _inline(text.getvalue())

        yield axes, done


def _inline(document: str) -> str:
    """The <svg> element alone, as HTML holds it."""
    return document[document.index("<svg") :].strip()
