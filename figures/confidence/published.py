"""Public confidence by Local Policing Area: what has been published, question by question."""

from __future__ import annotations

import pandas as pd

from data_access import Reader
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import overall

THEME = "Public confidence"
NOT_PUBLISHED = "none published"


def build(reader: Reader, area: str | None = None) -> Figure:
    """The newest published value of every question for the force and each area, never ranked.

    Where two publications give different values for the same period, both are shown. With ``area``
    only the force and that area are shown.
    """
    measures = reader.catalogue.measures()
    questions = measures[measures["theme"] == THEME]
    areas = reader.catalogue.areas()
    shown = areas.loc[areas["kind"].isin(["force", "lpa"])]
    if area is not None:
        shown = shown.loc[(shown["kind"] == "force") | (shown["code"] == area)]
    rows = reader.observations.cited(list(questions["code"]), list(shown["code"]))
    table = pd.DataFrame(
        {
            "ID": questions["code"].to_list(),
            "Question": questions["name"].to_list(),
            **{
                place["name"]: [_cell(rows, row, place["code"]) for row in records(questions)]
                for place in records(shown)
            },
        }
    )
    return Figure(
        key="", id="LC1", title=_title(rows, table), **as_written(table),
        description=_describe(table), unit="% of residents interviewed",
        period=_span(rows), base="No base is published for any of these figures",
        source=cells.sources(rows),
        status=overall(set(rows["status"])), audience="public",
        notes=(
            "Without a base no figure can be tested against another; areas are in alphabetical"
            " order and are not ranked.",
            "From March 2020 all interviews were by telephone, so later figures are not joined to"
            " earlier ones.",
            *_said_of_rows(rows),
        ),
    )


def _said_of_rows(rows: pd.DataFrame) -> list[str]:
    """What is noted of single figures, once each, with the figures it is about."""
    noted = rows.dropna(subset=["note"])
    return [
        f"{', '.join(dict.fromkeys(same['measure'] + ' ' + same['area']))}: {note}"
        for note, same in noted.groupby("note", sort=False)
    ]


def _cell(rows: pd.DataFrame, question: Row, area: str) -> str:
    ours = rows[(rows["measure"] == question["code"]) & (rows["area"] == area)]
    if ours.empty:
        return NOT_PUBLISHED
    newest = cells.newest_period(ours)
    return f"{cells.say_values(newest, question)}, {cells.short_period_of(records(newest)[0])}"


def _title(rows: pd.DataFrame, table: pd.DataFrame) -> str:
    if rows.empty:
        return "No survey figure is held yet"
    force = str(table.iloc[0, 2])
    if force == NOT_PUBLISHED:
        return "Confidence by area; none has been published for the whole force"
    value, _, when = force.rpartition(", ")
    disagree = " (two papers disagree)" if " or " in value else ""
    return f"Confidence across the force, {when}: {value}{disagree}"


def _describe(table: pd.DataFrame) -> str:
    told = [
        f"{row['Question']}: " + "; ".join(
            f"{column} {row[column]}"
            for column in table.columns[2:] if row[column] != NOT_PUBLISHED
        )
        for row in records(table)
        if any(row[column] != NOT_PUBLISHED for column in table.columns[2:])
    ]
    return ". ".join(told) + "." if told else "No survey figure is held."


def _span(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    return (
        f"{rows['period_start'].min().date():%B %Y} to {rows['period_end'].max().date():%B %Y}"
    )
