"""The chart on paper: one SVG over the width of the page that reads in black and white, however many days there are."""

from html import escape

from thuishaven.plan.paper.lettering import printable
from thuishaven.web.charts import Phase, PhaseChart

_WIDTH, _LEFT, _NAME, _TOP, _ROW, _FOOT = 720.0, 112.0, 24.0, 40.0, 21.0, 30.0
_LETTER, _LABEL_ROOM = 6.4, 62.0
#: A place to break a long word: nothing on a picture breaks.
_BREAK = "\u200b"
_INK, _GREY, _LINE, _SOFT = "#1b2a2c", "#4d5a5b", "#b9b4a6", "#eaf2f0"


def svg_of(chart: PhaseChart) -> str:
    """The chart as SVG; it needs words for the steps of its scale."""
    height = _NAME + _TOP + len(chart.words) * _ROW + _FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.1f}" width="{_WIDTH}" '
        f'height="{height:.1f}" font-family="Figtree, Noto Sans" font-size="13" fill="{_GREY}">{_one(chart)}</svg>'
    )


def _one(chart: PhaseChart) -> str:
    count = max(1, len(chart.points))
    step = (_WIDTH - _LEFT) / count
    top = _NAME + _TOP
    floor = top + len(chart.words) * _ROW
    low = min(chart.words)

    def x_of(index: float) -> float:
        return _LEFT + (index + 0.5) * step

    def y_of(value: float) -> float:
        return floor - (value - low + 0.5) * _ROW

    def active(index: int) -> bool:
        return any(one.active for one in chart.phases if one.first <= index <= one.last)

    drawn = [_text(0, 16, _fit(chart.title, _WIDTH), weight=600, colour=_INK)]
    drawn += [_phase(one, step, floor) for one in chart.phases]
    for value, word in chart.words.items():
        drawn.append(f'<path d="M{_LEFT} {y_of(value):.1f}H{_WIDTH}" stroke="{_LINE}" stroke-width=".7"/>')
        drawn.append(_text(_LEFT - 8, y_of(value) + 4.5, word, anchor="end"))
    drawn += [
        f'<path d="M{x_of(one.first - 0.4):.1f} {y_of(one.middle):.1f}H{x_of(one.last + 0.4):.1f}" stroke="{_INK}" '
        'stroke-width="3" stroke-dasharray="9 4" fill="none"/>'
        for one in chart.phases
        if one.middle is not None
    ]
    radius = min(4.5, step * 0.42)
    drawn += [
        f'<circle cx="{x_of(index):.1f}" cy="{y_of(point.value):.1f}" r="{radius:.1f}" stroke="{_INK}" stroke-width="1.3" '
        f'fill="{_INK if active(index) else "#fff"}"/>'
        for index, point in enumerate(chart.points)
        if point.value is not None
    ]
    every = max(1, -int(-_LABEL_ROOM // step))
    drawn += [
        _text(min(max(x_of(index), _LEFT + 24), _WIDTH - 26), floor + 17, point.label, anchor="middle", size=11)
        for index, point in enumerate(chart.points)
        if index % every == 0
    ]
    return "".join(drawn)


def _phase(phase: Phase, step: float, floor: float) -> str:
    x, width = _LEFT + phase.first * step, (phase.last - phase.first + 1) * step
    fill = _SOFT if phase.active else "none"
    border = f'<path d="M{x:.1f} {_NAME + 2}V{floor}" stroke="{_INK}" stroke-dasharray="4 3"/>' if phase.first else ""
    name = _text(x + 6, _NAME + 18, phase.title, weight=600) if len(phase.title) * _LETTER <= width - 8 else ""
    return f'<rect x="{x:.1f}" y="{_NAME + 2}" width="{width:.1f}" height="{floor - _NAME - 2}" fill="{fill}"/>{border}{name}'


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", weight: int = 400, size: int = 13, colour: str = _GREY
) -> str:
    shown = escape(printable(text).replace(_BREAK, ""))
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" font-size="{size}" fill="{colour}">'
        f"{shown}</text>"
    )


def _fit(text: str, width: float) -> str:
    most = int(width / _LETTER)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
