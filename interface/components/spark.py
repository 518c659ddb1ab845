"""The small picture of a measure's last year: usual range, mean, standard, line, and what signalled."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.spc.chart_policy import DrawnPoint
from figures.charts.theme import PALETTES, Palette
from figures.dashboard.measure_chart import SIGNALS

WIDTH, HEIGHT = 180, 40
LEFT, RIGHT, TOP, BOTTOM = 4, 172, 5, 35

def spark(points: Sequence[DrawnPoint], target: float | None, theme: str) -> str:
    """A drawing of the points of one measure and its standard, as SVG.

    Each has a scale of its own, so values and range stand beside it. No line is drawn into another
    phase or over a missing value.
    """
    colour = PALETTES[theme]
    values = [
        number for point in points for number in (point.value, point.lower, point.upper)
        if number is not None
    ]
    if not values:
        return _svg("")
    low, high = min(values), max(values)
    scale = _Scale(len(points), low, high)
    drawn = [
        *_ranges(points, scale, colour), *_standard(target, scale, colour),
        *(_line(stretch, scale, colour) for stretch in _stretches(points)),
        *_marks(points, scale, colour),
    ]
    return _svg("".join(drawn))


class _Scale:
    """Where a point lies in the picture."""

    def __init__(self, count: int, low: float, high: float) -> None:
        self._step = (RIGHT - LEFT) / max(count - 1, 1)
        self._low, self._span = low, (high - low) or 1.0
        self.low, self.high = low, high

    def x(self, place: int) -> float:
        return round(LEFT + place * self._step, 1)

    def y(self, value: float) -> float:
        return round(BOTTOM - (value - self._low) / self._span * (BOTTOM - TOP), 1)


def _svg(inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}">{inner}</svg>'
    )


def _phases(points: Sequence[DrawnPoint]) -> list[list[int]]:
    """The places of the points of each phase."""
    found: dict[int, list[int]] = {}
    for place, point in enumerate(points):
        found.setdefault(point.phase, []).append(place)
    return list(found.values())


def _ranges(points: Sequence[DrawnPoint], scale: _Scale, colour: Palette) -> list[str]:
    made = []
    for places in _phases(points):
        first = points[places[0]]
        if first.mean is None or first.lower is None or first.upper is None:
            continue
        start, end = scale.x(places[0]), scale.x(places[-1])
        top, bottom = scale.y(first.upper), scale.y(first.lower)
        made.append(
            f'<rect x="{start}" y="{top}" width="{end - start:.1f}" height="{bottom - top:.1f}"'
            f' fill="{colour.band}"/><path d="M{start} {scale.y(first.mean)} H{end}"'
            f' stroke="{colour.ctrl}" stroke-width="1"/>'
        )
    return made


def _standard(target: float | None, scale: _Scale, colour: Palette) -> list[str]:
    """The standard, where it lies within what the picture shows."""
    if target is None or not scale.low <= target <= scale.high:
        return []
    y = scale.y(target)
    return [
        f'<path d="M{LEFT} {y} H{RIGHT}" stroke="{colour.text}" stroke-width="1.5"'
        ' stroke-dasharray="5 3"/>'
    ]


def _stretches(points: Sequence[DrawnPoint]) -> list[list[tuple[int, float]]]:
    """Runs of neighbouring values within one phase."""
    runs: list[list[tuple[int, float]]] = [[]]
    before = None
    for place, point in enumerate(points):
        if point.value is None or point.phase != before:
            runs.append([])
        if point.value is not None:
            runs[-1].append((place, point.value))
        before = point.phase
    return [run for run in runs if run]


def _line(run: list[tuple[int, float]], scale: _Scale, colour: Palette) -> str:
    at = " ".join(f"{scale.x(place)},{scale.y(value)}" for place, value in run)
    return f'<polyline points="{at}" fill="none" stroke="{colour.grey}" stroke-width="1.4"/>'


def _marks(points: Sequence[DrawnPoint], scale: _Scale, colour: Palette) -> list[str]:
    """The newest value, and of those before it the run that reaches it: what is over is not news."""
    held = [
        (place, point.value, point.state) for place, point in enumerate(points) if point.value is not None
    ]
    last = held[-1][0]
    newest = points[last]
    since = newest.lasting.since if newest.lasting else newest.date
    made = []
    for place, value, state in held:
        if state in SIGNALS and state == newest.state and points[place].date >= since:
            size = 4.5 if place == last else 2.6
            made.append(_signal(state, scale.x(place), scale.y(value), size, colour))
        elif place == last:
            made.append(
                f'<circle cx="{scale.x(place)}" cy="{scale.y(value)}" r="3.6"'
                f' fill="{colour.bg}" stroke="{colour.text}" stroke-width="1.8"/>'
            )
    return made


def _signal(state: str, x: float, y: float, size: float, colour: Palette) -> str:
    if state == "improvement":
        return f'<circle cx="{x}" cy="{y}" r="{size}" fill="{colour.blue}"/>'
    if state == "concern":
        return (
            f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size}" height="{2 * size}"'
            f' fill="{colour.orange}"/>'
        )
    wide = size * 1.3
    return (
        f'<path d="M{x} {y - wide:.1f} L{x + wide:.1f} {y} L{x} {y + wide:.1f} L{x - wide:.1f} {y} Z"'
        f' fill="{colour.purple}"/>'
    )
