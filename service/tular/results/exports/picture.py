"""A drawing as a picture for slides: circles with labels, the strongest links, a legend and the run's name.

SVG is written here; PNG is the same SVG drawn by resvg (one wheel of 1.4 MB; it uses the fonts of the machine).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import polars as pl

from tular.errors import UsageError
from tular.results.exports.drawing import Drawing
from tular.results.text import xml

WIDTH, HEIGHT = 1600, 1000
MOST_LINKS, MOST_LABELS, MOST_IN_LEGEND, MOST_NODES = 300, 60, 20, 20_000
_LEGEND, _TOP, _MARGIN = 380, 90, 30
_FONT = "Inter, 'Noto Sans', 'DejaVu Sans', 'Liberation Sans', sans-serif"
_WIDE = 0.56
"""Width of a letter beside its height, about."""


@dataclass(frozen=True, slots=True)
class Theme:
    ground: str
    ink: str
    faint: str
    color: str
    """The column that holds the colours for this ground."""


THEMES = {
    "light": Theme("#ffffff", "#1a1c20", "#5b6068", "color"),
    "dark": Theme("#121418", "#f2f3f5", "#a5abb5", "colorOnDark"),
}


def write_svg(drawing: Drawing, out: BinaryIO, *, theme: str = "light") -> None:
    out.write("".join(_svg(drawing, _theme(theme))).encode())


def write_png(drawing: Drawing, out: BinaryIO, *, theme: str = "light") -> None:
    import resvg_py  # nothing else needs it

    picture = "".join(_svg(drawing, _theme(theme)))
    out.write(bytes(resvg_py.svg_to_bytes(svg_string=picture)))


def _theme(name: str) -> Theme:
    if name not in THEMES:
        raise UsageError(f"There is no theme {name[:20]!r}.", remedy="Choose light or dark.", field="theme")
    return THEMES[name]


def _svg(drawing: Drawing, theme: Theme) -> list[str]:
    nodes = drawing.nodes.head(MOST_NODES)
    color = nodes[theme.color if theme.color in nodes.columns else "color"].to_list()
    x, y, radius = _on_page(nodes)
    labels = nodes["label"].to_list()
    big = _biggest(nodes, radius)
    number = {row: at + 1 for at, row in enumerate(big[:MOST_IN_LEGEND])}
    return [
        *_opening(drawing, theme),
        *_links(drawing.edges, len(nodes), x, y, theme),
        *_circles(x, y, radius, color, theme),
        *_labels(x, y, radius, labels, big[:MOST_LABELS], number, theme),
        *_legend(nodes, labels, color, big, number, theme),
        *_title(drawing, theme),
        "</g>\n</svg>\n",
    ]


def _opening(drawing: Drawing, theme: Theme) -> list[str]:
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">\n<title>{xml(drawing.title)}</title>\n',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{theme.ground}"/>\n<g font-family="{_FONT}">\n',
    ]


def _text(x: float, y: float, height: float, fill: str, text: object, style: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{height:.1f}" fill="{fill}" {style}>{xml(text)}</text>\n'
    )


def _on_page(nodes: pl.DataFrame) -> tuple[Any, Any, Any]:
    """Centres and radii in pixels; y grows downwards on a page."""
    x, y, size = (nodes[name].to_numpy().astype(np.float64) for name in ("x", "y", "size"))
    if not x.size:
        return x, y, size
    left, right, bottom, top = (x - size).min(), (x + size).max(), (y - size).min(), (y + size).max()
    room_x, room_y = WIDTH - _LEGEND - 2 * _MARGIN, HEIGHT - _TOP - _MARGIN
    scale = min(room_x / max(right - left, 1e-9), room_y / max(top - bottom, 1e-9))
    shift_x = _MARGIN + (room_x - scale * (right - left)) / 2
    shift_y = _TOP + (room_y - scale * (top - bottom)) / 2
    return shift_x + scale * (x - left), shift_y + scale * (top - y), np.maximum(scale * size, 0.6)


def _biggest(nodes: pl.DataFrame, radius: Any) -> list[int]:
    """Rows by falling size; what is gathered comes last."""
    order = np.argsort(-radius, kind="stable").tolist()
    gathered = nodes["key"] == "rest"
    return sorted(order, key=lambda row: bool(gathered[row]))


def _links(edges: pl.DataFrame, count: int, x: Any, y: Any, theme: Theme) -> list[str]:
    """The heaviest, both directions of a pair as one."""
    inside = edges.filter((pl.col("source") < count) & (pl.col("target") < count))
    pairs = (
        inside.select(
            first=pl.min_horizontal("source", "target"),
            second=pl.max_horizontal("source", "target"),
            weight="weight",
        )
        .filter(pl.col("first") != pl.col("second"))
        .group_by("first", "second")
        .agg(pl.col("weight").sum())
        .sort("weight", "first", "second", descending=[True, False, False])
        .head(MOST_LINKS)
    )
    heaviest = float(pairs["weight"].max() or 1.0)  # type: ignore[arg-type]
    return [
        f'<line x1="{x[a]:.1f}" y1="{y[a]:.1f}" x2="{x[b]:.1f}" y2="{y[b]:.1f}" stroke="{theme.faint}" '
        f'stroke-opacity="0.35" stroke-width="{0.5 + 7.5 * (weight / heaviest) ** 0.5:.2f}"/>\n'
        for a, b, weight in pairs.iter_rows()
    ]


def _circles(x: Any, y: Any, radius: Any, color: list[str], theme: Theme) -> list[str]:
    return [
        f'<circle cx="{x[row]:.1f}" cy="{y[row]:.1f}" r="{radius[row]:.1f}" fill="{color[row]}" fill-opacity="0.85" '
        f'stroke="{theme.ground}" stroke-width="{min(1.0, radius[row] / 4):.2f}"/>\n'
        for row in np.argsort(-radius, kind="stable").tolist()
    ]


def _labels(
    x: Any, y: Any, radius: Any, labels: list[str], rows: list[int], number: dict[int, int], theme: Theme
) -> list[str]:
    """A label where it fits into its circle or, of single accounts, beside it and free; else its number in the
    legend."""
    taken: list[tuple[float, float, float, float]] = []
    out = []
    for row in rows:
        text, height = labels[row], min(max(radius[row] * 0.3, 11.0), 26.0)
        if len(text) * _WIDE * height > 1.85 * radius[row]:
            height = 1.85 * radius[row] / max(len(text) * _WIDE, 1.0)
        if height < 10.0:
            text, height = str(number.get(row, "")), min(radius[row], 16.0)
        half = len(text) * _WIDE * height / 2
        box = (x[row] - half, y[row] - height / 2, x[row] + half, y[row] + height / 2)
        if text and height >= 7.0 and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            halo = f'stroke="{theme.ground}" stroke-width="{height / 5:.1f}" paint-order="stroke"'
            style = f'text-anchor="middle" {halo}'
            out.append(_text(x[row], y[row] + 0.35 * height, height, theme.ink, text, style))
    return out


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _legend(
    nodes: pl.DataFrame,
    labels: list[str],
    color: list[str],
    rows: list[int],
    number: dict[int, int],
    theme: Theme,
) -> list[str]:
    left, out = WIDTH - _LEGEND, []
    members = nodes["members"].to_list() if "members" in nodes.columns else [None] * nodes.height
    for at, row in enumerate(rows[:MOST_IN_LEGEND]):
        top = _TOP + 40 * at
        count = "" if members[row] is None else f" · {members[row]:,}"
        out.append(f'<circle cx="{left + 14}" cy="{top + 14}" r="12" fill="{color[row]}"/>')
        said = f"{number[row]}. {_short(labels[row])}{count}"
        out.append(_text(left + 34, top + 19, 15, theme.ink, said))
    if len(rows) > MOST_IN_LEGEND:
        more = f"and {len(rows) - MOST_IN_LEGEND:,} more"
        out.append(_text(left + 34, _TOP + 40 * MOST_IN_LEGEND + 19, 13, theme.faint, more))
    return out


def _title(drawing: Drawing, theme: Theme) -> list[str]:
    said = drawing.about.get("subtitle", "")
    return [
        _text(_MARGIN, 46, 26, theme.ink, drawing.title, 'font-weight="600"'),
        _text(_MARGIN, 72, 14, theme.faint, said),
    ]


def _short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
