"""The commentary of the monthly summary: what staff wrote about a month or a measure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.words import say_number
from data_access import Reader
from data_access.clock import day_of
from figures.dashboard.control_charts import Board, board_of
from figures.figure import Figure, as_written
from figures.monthly.months import NOTHING_YET, Month, chosen_month, figure_id, place_of
from figures.words.cells import Row, records

NOTES_CODE = "MS2"
ACTION, COMMENT = "What is being done", "Comment"
EVERYTHING = "The whole dashboard"
NOTE_COLUMNS = (
    "ID", "Measure", "Area", "Kind", "Text", "Owner", "Due", "About the period", "Written by", "Written on",
)


def build_notes(reader: Reader, month: str | None = None, area: str | None = None) -> Figure:
    """What staff wrote about a month or a measure, as it stood on the as-at day; options as ``build``.

    Comments about a period that ends in the month, other comments written since the month began, and
    every action that has not been taken back. An area has its own and those of the whole force.
    """
    board = board_of(reader)
    place = place_of(board, area)
    chosen = chosen_month(board, place, month)
    if chosen is None:
        return Figure(
            key="", id=NOTES_CODE, title=NOTHING_YET, **as_written(pd.DataFrame(columns=list(NOTE_COLUMNS))),
            description=f"{NOTHING_YET}.", unit="", period="", base="", source="", status="",
            audience="office",
        )
    notes = [
        row for row in records(reader.office_records.commentary())
        if _concerns(row, chosen) and (row["measure"] is None or row["measure"] in board.measures)
        and (place == board.force or row["area"] in (None, place))
    ]
    order = {code: number for number, code in enumerate(board.measures, 1)}
    notes.sort(key=lambda row: (order.get(row["measure"], 0), row["kind"], row["id"]))
    table = pd.DataFrame([_note(row, board) for row in notes], columns=list(NOTE_COLUMNS))
    many = say_number(len(table), "comment or action", "comments and actions")
    return Figure(
        key="", id=figure_id(NOTES_CODE, chosen, place, board),
        title=f"{many} for {chosen.name}" if notes else f"Nothing was written about {chosen.name}",
        **as_written(table),
        description=" ".join(f"{row['ID']} {row['Text']}".strip() for row in records(table)),
        unit="", period=f"{chosen.name}, as written by {say_day(reader.as_at)}", base="",
        source="What staff of the office wrote" if notes else "", status="", audience="office",
    )


def _concerns(row: Row, month: Month) -> bool:
    if row["kind"] == "action":
        return True
    if pd.notna(row["period_end"]):
        return month.holds(row["period_end"].date())
    return _written(row) >= month.first


def _written(row: Row) -> date:
    return day_of(row["written_at"])


def _note(row: Row, board: Board) -> Row:
    measure = board.measures.get(row["measure"])
    return {
        "ID": row["measure"] or "", "Measure": measure["name"] if measure else EVERYTHING,
        "Area": board.lpas.get(row["area"], row["area"] or "Whole force"),
        "Kind": ACTION if row["kind"] == "action" else COMMENT, "Text": row["text"],
        "Owner": row["owner"] or "",
        "Due": "" if pd.isna(row["due"]) else say_short(row["due"].date()),
        "About the period": "" if pd.isna(row["period_end"])
        else f"ending {say_short(row['period_end'].date())}",
        "Written by": row["written_by"], "Written on": say_short(_written(row)),
    }


def say_note(row: Row) -> str:
    """Who wrote a note, when, and by whom and by when a thing is to be done."""
    doing = f"By {row['Owner']}, due {row['Due']}" if row["Owner"] else ""
    about = row["About the period"] and f"about the period {row['About the period']}"
    where = "" if row["Area"] == "Whole force" else row["Area"]
    written = f"written by {row['Written by']} on {row['Written on']}"
    return "; ".join(filter(None, (doing, about, where, written)))


def by_measure(notes: pd.DataFrame) -> Callable[[str], str]:
    """What was written about a measure, as one cell of text, by its code."""
    found: dict[str, list[str]] = {}
    for row in records(notes):
        found.setdefault(row["ID"], []).append(f"{row['Kind']}: {row['Text']} ({say_note(row)})")
    return lambda code: " | ".join(found.get(code, []))
