"""Public confidence by Local Policing Area: what has been published, question by question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.words import say_published
from data_access import Reader
from figures.confidence.questions import ID_AND_QUESTION, Published, Question, bases_of
from figures.dashboard.catalogue import Area, Measure, catalogue_of
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import records
from figures.words.statuses import LETTERS, overall

THEME = "Public confidence"
PLACE = ("measure", "area", "period_start", "period_end")


def build(reader: Reader, area: str | None = None) -> Figure:
    """The newest published value of every question for the force and each area, never ranked.

    What is illustrative stands only where nothing real is held. Where two publications give different
    values for the same period, both are shown. With ``area`` only the force and that area are shown.
    """
    known = catalogue_of(reader)
    measures = [measure for measure in known.measures.values() if measure.theme == THEME]
    shown = tuple(
        place for place in known.areas.values()
        if place.kind == "force" or (place.kind == "lpa" and place.in_force and area in (None, place.code))
    )
    codes, places = [measure.code for measure in measures], [place.code for place in shown]
    rows = cells.real_if_any(reader.observations.cited(codes, places)).reset_index(drop=True)
    rows = rows.assign(base=pd.Series(_bases(reader, rows, codes, places), index=rows.index, dtype="float64"))
    questions = tuple(_question(measure, shown, rows) for measure in measures)
    return Figure(
        key="", id="LC1", title=_title(rows, questions), rows=questions,
        columns=(*ID_AND_QUESTION, *(place.name for place in shown)),
        description=_describe(questions), unit="% of residents interviewed",
        period=_span(rows), base=str(bases_of(questions)), source=cells.sources(rows),
        status=overall(set(rows["status"])), audience="public",
        notes=(
            "Without a base no figure can be tested against another; areas are in alphabetical"
            " order and are not ranked.",
            "From March 2020 all interviews were by telephone, so later figures are not joined to"
            " earlier ones.",
            *_said_of_rows(rows), *_of_areas_without(questions),
        ),
    )


def _bases(
    reader: Reader, rows: pd.DataFrame, codes: list[str], places: list[str]
) -> pd.Series[Any]:
    """The base of each row, where it was loaded with the results of a survey."""
    if not (rows["strand"] == "").any():
        # Every figure is quoted from a paper: the results of a survey are supplied.
        return pd.Series(None, index=rows.index, dtype="float64")
    known = {
        tuple(row[name] for name in PLACE): row["base"]
        for row in records(reader.observations.survey_details(codes, places)) if pd.notna(row["base"])
    }
    bases = [
        None if row["strand"] else known.get(tuple(row[name] for name in PLACE)) for row in records(rows)
    ]
    return pd.Series(bases, index=rows.index, dtype="float64")


def _question(measure: Measure, areas: tuple[Area, ...], rows: pd.DataFrame) -> Question:
    ours = rows[rows["measure"] == measure.code]
    published = tuple(_published(ours[ours["area"] == area.code], measure) for area in areas)
    return Question(measure.code, measure.name, areas, published)


def _published(rows: pd.DataFrame, measure: Measure) -> Published | None:
    if rows.empty:
        return None
    held = records(cells.newest_period(rows))
    said = dict.fromkeys(
        say_published(row["value"], measure.kind, measure.unit, row["qualifier"]) for row in held
    )
    bases = [int(row["base"]) for row in held if pd.notna(row["base"])]
    letters = " ".join(dict.fromkeys(LETTERS[row["status"]] for row in held if row["status"] in LETTERS))
    return Published(tuple(said), cells.short_period_of(held[0]), next(iter(bases), None), letters)


def _said_of_rows(rows: pd.DataFrame) -> list[str]:
    """What is noted of single figures, once each, with the figures it is about."""
    noted = rows.dropna(subset=["note"])
    return [
        f"{', '.join(dict.fromkeys(same['measure'] + ' ' + same['area']))}: {note}"
        for note, same in noted.groupby("note", sort=False)
    ]


def _of_areas_without(questions: Sequence[Question]) -> list[str]:
    """That nothing was published of any area shown, where that is so: they may be younger than the survey."""
    local = [published for question in questions for published in question.published[1:]]
    if any(local) or not local:
        return []
    return ["Nothing is held of the areas shown; another set of areas may have been surveyed before them."]


def _title(rows: pd.DataFrame, questions: Sequence[Question]) -> str:
    if rows.empty:
        return "No survey figure is held yet"
    force = questions[0].of_force
    if force is None:
        return "Confidence by area; none has been published for the whole force"
    disagree = " (two papers disagree)" if force.disagree else ""
    return f"Confidence across the force, {force.period}: {force.said}{disagree}"


def _describe(questions: Sequence[Question]) -> str:
    told = [
        f"{question.name}: " + "; ".join(
            f"{area.name} {published}"
            for area, published in zip(question.areas, question.published, strict=True)
            if published is not None
        )
        for question in questions if question.held
    ]
    return ". ".join(told) + "." if told else "No survey figure is held."


def _span(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    return (
        f"{rows['period_start'].min().date():%B %Y} to {rows['period_end'].max().date():%B %Y}"
    )
