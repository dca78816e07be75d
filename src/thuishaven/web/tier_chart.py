"""Phase charts under each other with one time axis: goals that began one after another."""

from dataclasses import dataclass

from .charts import PhaseChart, PhaseDrawing

#: The room above each chart for its name, when there is more than one.
_NAME = 30.0
#: Longer names than this do not fit above a chart; the whole text stands on the page.
_LONGEST_NAME = 88


@dataclass(frozen=True, slots=True)
class Tier:
    """One chart as it is drawn: how far down, its name (empty when it stands alone), and its shapes."""

    y: float
    name: str
    chart: PhaseChart
    drawing: PhaseDrawing

    @property
    def borders(self) -> tuple[float, ...]:
        """Where a new phase begins, from the left."""
        return tuple(round(band.x - 2, 1) for band in self.drawing.bands if band.phase.first > 0)

    def with_approach(self, index: int) -> bool:
        """Whether the day at ``index`` lies in a phase with the approach."""
        return any(phase.active for phase in self.chart.phases if phase.first <= index <= phase.last)

    @property
    def dots(self) -> list[tuple[float, float, bool, str]]:
        """The rated days: x, y, whether the approach ran, and where it leads (may be empty)."""
        rated = (index for index, point in enumerate(self.chart.points) if point.value is not None)
        return [
            (x, y, self.with_approach(index), point.url)
            for index, (x, y, point) in zip(rated, self.drawing.dots, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class TierChart:
    """Charts over the same days, from top to bottom. Raises ValueError when their days differ."""

    title: str
    charts: tuple[PhaseChart, ...]

    def __post_init__(self) -> None:
        if len({tuple(point.label for point in one.points) for one in self.charts}) > 1:
            raise ValueError("charts under each other have the same days")

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """Every chart with its place."""
        name = _NAME if len(self.charts) > 1 else 0.0
        found, y = [], 0.0
        for one in self.charts:
            drawing = one.drawing
            found.append(Tier(y + name, _short(one.title) if name else "", one, drawing))
            y += name + drawing.height
        return tuple(found)

    @property
    def width(self) -> float:
        """In SVG units."""
        return max(one.drawing.width for one in self.charts)

    @property
    def height(self) -> float:
        """In SVG units."""
        last = self.tiers[-1]
        return last.y + last.drawing.height

    @property
    def notes(self) -> tuple[str, ...]:
        """Why days have no value, each reason once."""
        return tuple(dict.fromkeys(note for one in self.charts for note in one.notes))

    @property
    def leads_on(self) -> bool:
        """Whether a tap on a day leads somewhere."""
        return any(point.url for one in self.charts for point in one.points)


def as_tiers(chart: "PhaseChart | TierChart") -> TierChart:
    """One chart, or several, in the same shape."""
    return chart if isinstance(chart, TierChart) else TierChart(chart.title, (chart,))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
