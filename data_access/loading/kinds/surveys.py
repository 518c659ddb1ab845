"""The ``survey-results`` file: percentages of a survey, with how each was come by."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator

from analysis.words import plain_name, say_list
from data_access.catalogue.csv_rows import rows_of
from data_access.catalogue.office import CATALOGUE
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.observations import Complaint
from data_access.loading.lookup import Catalogue, MeasureEntry
from data_access.loading.rows import (
    Day,
    ErrorList,
    OptionalNumber,
    Reading,
    Row,
    Text,
    checked_rows,
    parse_text,
)
from data_access.models.words import Polarity
from data_access.observations.store import NewFigure
from data_access.observations.survey_details import Detail

KIND = "survey-results"
THEME = "Public confidence"
# How alike two names must be for one to be offered for the other.
ALIKE = 0.6
MOST_PEOPLE = 100_000_000


def one_word(cell: object) -> str | None:
    """A cell that holds one of a few words, however it is spaced and capitalised."""
    text = parse_text(cell)
    return None if text is None else " ".join(text.lower().replace("-", " ").split())


def status_of(cell: object) -> str | None:
    """A status, however it is capitalised."""
    text = parse_text(cell)
    return None if text is None else text.lower()


Mode = Literal["telephone", "face to face", "online", "post", "mixed"]
Status = Literal["final", "provisional", "illustrative", "reported-in-press"]


class SurveyRow(Row):
    """One answer of one wave in one area."""

    wave_start: Day
    wave_end: Day
    question: Text
    wording: Text
    area: Text
    percent: OptionalNumber
    mode: Annotated[Mode, BeforeValidator(one_word)]
    base: OptionalNumber = None
    effective_base: OptionalNumber = None
    design_effect: OptionalNumber = None
    status: Annotated[Status | None, BeforeValidator(status_of)] = None
    polarity: Annotated[Polarity | None, BeforeValidator(one_word)] = None


COLUMNS = (
    *(name for name in SurveyRow.model_fields if name not in Row.model_fields), *Row.model_fields,
)
REQUIRED = ("wave_start", "wave_end", "question", "wording", "area", "percent", "mode")
EXAMPLE = {
    "wave_start": "2020-01-01", "wave_end": "2020-03-31", "question": "PC1",
    "wording": "I have confidence in West Mercia Police (tend to agree or strongly agree)",
    "area": "SH", "percent": "81", "mode": "telephone", "base": "400", "effective_base": "320",
    "design_effect": "1.25", "status": "final", "polarity": "as asked",
}


@dataclass(frozen=True, slots=True)
class Questions:
    """Measures by the short names of questions, and by the measure whose opposite they are."""

    by_key: dict[str, str] = field(default_factory=dict)
    opposite: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Seen:
    """What the rows so far have said: where each answer stood, how each area was written, and which way
    round each question of a wave is."""

    rows: dict[tuple[int, int, date, date], tuple[int, str]] = field(default_factory=dict)
    spellings: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    polarities: dict[tuple[int, date, date], tuple[int, Polarity]] = field(default_factory=dict)


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every answer of the file; what is wrong with the others goes to ``errors``."""
    seen = _Seen()
    figures = list(_figures(table, catalogue, known_from, errors, seen))
    return Reading(iter(figures), notes=tuple(_spelling_notes(seen)))


def _figures(
    table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList, seen: _Seen
) -> Iterator[NewFigure]:
    for number, cells, row in checked_rows(table, SurveyRow, errors):
        complaint = Complaint(errors, number, cells)
        figure = _figure(row, cells, catalogue, known_from, complaint)
        if figure is None:
            continue
        seen.spellings[figure.area_id].setdefault(row.area, number)
        key = (figure.measure_id, figure.area_id, row.wave_start, row.wave_end)
        if key in seen.rows:
            complaint("area", _said_before(row, *seen.rows[key]))
            continue
        seen.rows[key] = (number, row.area)
        polarity = row.polarity or Polarity.AS_ASKED
        wave = (figure.measure_id, row.wave_start, row.wave_end)
        first, as_first = seen.polarities.setdefault(wave, (number, polarity))
        if polarity is not as_first:
            complaint("polarity", f"row {first} has this question as {as_first!s} in the same wave")
        if not complaint.made:
            figure.source_id = catalogue.source(row.source) if row.source else None
            yield figure


def _said_before(row: SurveyRow, number: int, area: str) -> str:
    written = "" if area == row.area else f" (written {area!r})"
    return f"row {number} already gives {row.question} for this area{written} in this wave"


def _spelling_notes(seen: _Seen) -> Iterator[str]:
    """One area under two names in one file: it is read as one, and whoever loads it is told."""
    for spellings in seen.spellings.values():
        if len(spellings) > 1:
            told = say_list([f"{name!r} from row {row}" for name, row in spellings.items()])
            yield f"one area is written in {len(spellings)} ways: {told}"


def _figure(
    row: SurveyRow, cells: dict[str, str], catalogue: Catalogue, known_from: date,
    complain: Complaint,
) -> NewFigure | None:
    measure = _measure(row, catalogue, complain)
    area_id = catalogue.areas.get(plain_name(row.area))
    if area_id is None:
        complain("area", f"there is no area of this code or name{suggestion(row.area, catalogue)}")
    if row.wave_end < row.wave_start:
        complain("wave_end", "the wave ends before it begins")
    elif area_id is not None and (fault := catalogue.why_not(area_id, row.wave_start, row.wave_end)):
        complain("area", fault)
    if row.percent is None:
        complain("percent", "a percentage is missing; leave out what was not asked or not published")
    elif not 0 <= row.percent <= 100:
        complain("percent", "a percentage lies between 0 and 100")
    _check_bases(row, cells, complain)
    if measure is None or area_id is None:
        return None
    return NewFigure(
        measure_id=measure.id, area_id=area_id, period_start=row.wave_start,
        period_end=row.wave_end, value=row.percent, status=row.status or "provisional",
        known_from=row.known_from or known_from, locator=row.locator, note=row.note,
        detail=Detail(
            wording=row.wording, mode=row.mode, polarity=row.polarity or Polarity.AS_ASKED,
            base=None if row.base is None else int(row.base),
            effective_base=row.effective_base, design_effect=row.design_effect,
        ),
    )


def _measure(row: SurveyRow, catalogue: Catalogue, complain: Complaint) -> MeasureEntry | None:
    """The measure a question is about; a share who said the opposite is never turned round."""
    code = questions().by_key.get(row.question.lower(), row.question.upper())
    measure = catalogue.measures.get(code)
    if measure is None or measure.theme != THEME or measure.kind != "proportion":
        complain(
            "question", "there is no survey question of this code; it is a measure of the theme"
            f" {THEME}, or one of {', '.join(questions().by_key)}",
        )
        return None
    if row.polarity is Polarity.REVERSED and code not in questions().opposite.values():
        other = questions().opposite.get(code)
        complain(
            "polarity", f"the share who said the opposite is not 100 minus {code}, as some do not"
            " know; " + (f"give it as question {other}" if other else "no measure holds it"),
        )
    return measure


@cache
def questions() -> Questions:
    """The committed table of questions by their short names."""
    made = Questions()
    for row in rows_of(CATALOGUE / "survey_questions.csv"):
        key, code = row["key"] or "", row["measure"] or ""
        made.by_key[key] = code
        if row["opposite"]:
            made.opposite[code] = row["opposite"]
    return made


def suggestion(area: str, catalogue: Catalogue) -> str:
    """The name that may have been meant, to follow a reason; empty where none is alike."""
    close = difflib.get_close_matches(plain_name(area), catalogue.area_names, 1, ALIKE)
    return f"; did you mean {catalogue.area_names[close[0]]}?" if close else ""


def _check_bases(row: SurveyRow, cells: dict[str, str], complain: Complaint) -> None:
    if row.base is not None and not (0 < row.base <= MOST_PEOPLE and row.base.is_integer()):
        complain("base", f"a base counts people: a whole number from 1 to {MOST_PEOPLE:,}")
        return
    if row.effective_base is not None and row.effective_base <= 0:
        complain("effective_base", "an effective base is more than 0")
        return
    if row.design_effect is not None and row.design_effect < 1:
        complain("design_effect", "a design effect is 1 or more")
        return
    if row.base is None or row.effective_base is None:
        return
    if row.effective_base > row.base:
        complain("effective_base", "an effective base is never larger than the base")
    elif row.design_effect is not None:
        _check_agreement(row.base, cells, complain)


def _check_agreement(base: float, cells: dict[str, str], complain: Complaint) -> None:
    """Base over effective base is the design effect, give or take what rounding explains."""
    low, high = _rounded_from(cells["effective_base"])
    least, most = _rounded_from(cells["design_effect"])
    if base / high > most or (low > 0 and base / low < least):
        share = base / float(cells["effective_base"])
        complain("design_effect", f"base over effective base gives {share:.2f}, which is not this")


def _rounded_from(cell: str) -> Sequence[float]:
    """The least and the largest number that rounds to what is written."""
    decimals = len(cell.strip().partition(".")[2])
    half = 0.5 * 10.0**-decimals + 1e-9
    return float(cell) - half, float(cell) + half
