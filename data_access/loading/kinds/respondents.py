"""The ``survey-respondents`` file: one row a respondent, turned into results as it is read and not kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import BeforeValidator, create_model

from analysis.survey.design import Estimate
from analysis.survey.estimates import estimate, rows
from analysis.words import plain_name
from data_access.catalogue.csv_rows import rows_of
from data_access.catalogue.office import CATALOGUE, office
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.observations import Complaint
from data_access.loading.kinds.surveys import THEME, Mode, Status, one_word, status_of, suggestion
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import (
    Day,
    ErrorList,
    Number,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
    parse_text,
)
from data_access.models.words import Polarity
from data_access.observations.store import NewFigure
from data_access.observations.survey_details import Detail

KIND = "survey-respondents"
FIXED = ("respondent", "wave_start", "wave_end", "area", "mode", "weight", "stratum", "psu", "status")
REQUIRED = FIXED[:6]
QUESTIONS = tuple(
    row["code"] or "" for row in rows_of(CATALOGUE / "measures.csv")
    if row["theme"] == THEME and row["kind"] == "proportion"
)
ANSWERS = {"1": 1.0, "0": 0.0}
# What waves that were asked in several ways are called.
MIXED = "mixed"
# The design of a wave: the names of the columns of its frame.
AREA, WEIGHT, STRATUM, PSU = "area", "weight", "stratum", "psu"


def _answer(cell: object) -> float | None:
    """1 for who said so, 0 for who did not; empty where the question was not answered."""
    text = parse_text(cell)
    if text is not None and text not in ANSWERS:
        raise ValueError("an answer is 1, 0, or an empty cell where there is none")
    return None if text is None else ANSWERS[text]


class RespondentRow(Row):
    """One person in one wave; the answers follow, a column a question."""

    respondent: Text
    wave_start: Day
    wave_end: Day
    area: Text
    mode: Annotated[Mode, BeforeValidator(one_word)]
    weight: Number
    stratum: OptionalText = None
    psu: OptionalText = None
    status: Annotated[Status | None, BeforeValidator(status_of)] = None


_ANSWER: Any = (Annotated[float | None, BeforeValidator(_answer)], None)
_Answered = create_model("_Answered", __base__=RespondentRow, **dict.fromkeys(QUESTIONS, _ANSWER))
COLUMNS = (*FIXED, *QUESTIONS, *Row.model_fields)
EXAMPLE = [
    {"respondent": number, "wave_start": "2020-01-01", "wave_end": "2020-03-31", "area": "SH",
     "mode": "telephone", "weight": weight, "PC1": first, "PC3": second}
    for number, weight, first, second in (("1", "0.92", "1", "1"), ("2", "1.08", "0", ""))
]


@dataclass(slots=True)
class _Wave:
    """The respondents of a wave, and how they were asked."""

    people: list[dict[str, object]] = field(default_factory=list)
    modes: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    known_from: date | None = None
    source: str | None = None


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """The results of every wave, question and area; what is wrong with a row goes to ``errors``.

    The force is everybody who was asked. A base is the number who answered; the effective base is that of
    ``analysis.survey.estimate``, with strata and sampling points where every respondent of a wave has them.
    """
    waves = _waves(table, catalogue, errors)
    errors.refuse_if_any()
    return Reading(
        figure for days, wave in waves.items() for figure in _results(days, wave, catalogue, known_from)
    )


def _waves(table: Table, catalogue: Catalogue, errors: ErrorList) -> dict[tuple[date, date], _Wave]:
    waves: dict[tuple[date, date], _Wave] = {}
    asked: dict[tuple[str, date, date], int] = {}
    for number, cells, row in checked_rows(table, _Answered, errors):
        complain = Complaint(errors, number, cells)
        area_id = _check(row, catalogue, complain)
        key = (row.respondent, row.wave_start, row.wave_end)
        if key in asked:
            complain("respondent", f"row {asked[key]} already has this respondent in this wave")
        asked.setdefault(key, number)
        if complain.made or area_id is None:
            continue
        wave = waves.setdefault((row.wave_start, row.wave_end), _Wave())
        wave.modes.add(row.mode)
        wave.statuses.add(row.status or "provisional")
        wave.known_from = row.known_from or wave.known_from
        wave.source = row.source or wave.source
        wave.people.append(
            {AREA: area_id, WEIGHT: row.weight, STRATUM: row.stratum, PSU: row.psu}
            | {code: getattr(row, code) for code in QUESTIONS}
        )
    return waves


def _check(row: RespondentRow, catalogue: Catalogue, complain: Complaint) -> int | None:
    area_id = catalogue.areas.get(plain_name(row.area))
    if area_id is None:
        complain("area", f"there is no area of this code or name{suggestion(row.area, catalogue)}")
    elif area_id == catalogue.areas[plain_name(office().force_area)]:
        complain("area", "a respondent lives in a local area; the force is worked out from all of them")
    if row.wave_end < row.wave_start:
        complain("wave_end", "the wave ends before it begins")
    elif area_id is not None and (fault := catalogue.why_not(area_id, row.wave_start, row.wave_end)):
        complain("area", fault)
    if not row.weight > 0:
        complain("weight", "a weight is more than 0")
    return area_id


def _results(
    days: tuple[date, date], wave: _Wave, catalogue: Catalogue, known_from: date
) -> Iterator[NewFigure]:
    frame = pd.DataFrame(wave.people)
    # A stratum or a point that some have and others lack is no design.
    has = {name: bool(frame[name].notna().all()) for name in (STRATUM, PSU)}
    cluster = PSU if has[PSU] else None
    strata = (STRATUM if has[STRATUM] else AREA) if cluster else None
    force = catalogue.areas[plain_name(office().force_area)]
    for code in QUESTIONS:
        if frame[code].isna().all():
            continue
        answers = frame.assign(**{code: frame[code].astype(float)})
        whole, by_area = (
            rows(estimate(answers, outcome=code, weight=WEIGHT, area=by, cluster=cluster, strata=strata))
            for by in (None, AREA)
        )
        for area_id, found in ((force, whole[0]), *((int(each.area), each) for each in by_area)):
            if found.n:
                yield _figure(code, area_id, found, days, wave, catalogue, known_from)


def _figure(
    code: str, area_id: int, found: Estimate, days: tuple[date, date], wave: _Wave, catalogue: Catalogue,
    known_from: date,
) -> NewFigure:
    # One illustrative respondent makes the result so, else one who is provisional.
    told = next((word for word in ("illustrative", "provisional") if word in wave.statuses), "final")
    return NewFigure(
        measure_id=catalogue.measures[code].id, area_id=area_id, period_start=days[0], period_end=days[1],
        value=100 * found.estimate, status=told, known_from=wave.known_from or known_from,
        source_id=catalogue.source(wave.source) if wave.source else None,
        detail=Detail(
            wording=f"{code}, as the survey asked it", polarity=Polarity.AS_ASKED,
            mode=next(iter(wave.modes)) if len(wave.modes) == 1 else MIXED,
            base=found.n, effective_base=found.n_eff, design_effect=found.n / found.n_eff,
        ),
    )
