"""The places an area may hold, in place of a league table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.sentences.areas import rank_words
from analysis.survey.ranks import rank_ranges
from data_access import Reader
from figures.confidence.areas import against_rest
from figures.confidence.survey import survey_of
from figures.dashboard.series import NO_FIGURE
from figures.figure import Figure
from figures.words.cells import records

SUFFIX = "RANKS"
COLUMNS = ("Area", "Four quarters", "Between", "And", "In words")


@dataclass(frozen=True, slots=True)
class RankRange:
    """The best and the worst place an area may hold among ``areas``; first is where most say so."""

    code: str
    name: str
    said: str
    best: int
    worst: int
    areas: int

    @property
    def sentence(self) -> str:
        """The places in a sentence."""
        return rank_words(self.name, self.best, self.worst, self.areas).sentence

    @property
    def is_open(self) -> bool:
        """Whether every place is possible."""
        return (self.best, self.worst) == (1, self.areas)

    def tidy(self) -> Mapping[str, object]:
        """The row as a file holds it to be calculated with; see figures/tidy.py."""
        return {"area": self.code, "lower": self.best, "upper": self.worst}

    def cells(self) -> Mapping[str, object]:
        """The places in words, by COLUMNS."""
        return {
            "Area": self.name, "Four quarters": self.said, "Between": self.best, "And": self.worst,
            "In words": self.sentence,
        }


def build(code: str, reader: Reader, period: str | None = None) -> Figure:
    """The places each local area may hold over the four quarters that end on ``period``.

    Raises KeyError for what is no question, where fewer than two areas have results, or another period.
    """
    survey = survey_of(reader, code)
    shown = [row for row in against_rest(survey, survey.newest_end(period)) if row.year.shown]
    if len(shown) < 2:
        raise KeyError(NO_FIGURE)
    by_code = {row.code: row for row in shown}
    rows = tuple(
        RankRange(row["area"], area.name, area.said, row["best"], row["worst"], len(shown))
        for row in records(rank_ranges([row.year.estimate for row in shown]))
        if (area := by_code[row["area"]])
    )
    ordered = tuple(sorted(rows, key=lambda row: row.name))
    return Figure(
        key="", id=f"{code}-{SUFFIX}", title=_title(survey.measure.name, ordered), rows=ordered,
        columns=COLUMNS, description=" ".join(row.sentence for row in ordered), unit="place",
        period=f"The four quarters {shown[0].year.period}", base="", source=survey.source,
        status=survey.status, audience=survey.measure.audience,
        notes=(
            "Every pair of areas is tested, adjusted for the number of pairs (Holm). The best place is one"
            " more than the areas clearly ahead, the worst the number of areas less those clearly behind."
            " The first place is where most people say so.",
        ),
    )


def _title(name: str, rows: tuple[RankRange, ...]) -> str:
    if all(row.is_open for row in rows):
        return f"{name}: the areas cannot be put in an order"
    return f"{name}: the places of areas are known as ranges only"
