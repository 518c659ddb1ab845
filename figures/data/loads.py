"""The history of loads: every file that was taken in, when, by whom, and what came of it."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from analysis.calendar.periods import say_short
from analysis.words import say_number
from data_access import Reader
from data_access.clock import OFFICE_TIME
from figures.figure import Figure, as_written
from figures.words.cells import records


def build(reader: Reader) -> Figure:
    """Every file taken in, newest first, whatever day is read as at."""
    loads = records(reader.office_records.loads())
    table = pd.DataFrame(
        {
            "File": [load["file_name"] for load in loads],
            "Kind": [load["kind"] for load in loads],
            "When": [say_moment(load["loaded_at"]) for load in loads],
            "By": [load["loaded_by"] for load in loads],
            "Rows read": [load["rows_read"] for load in loads],
            "Stored": [load["rows_stored"] for load in loads],
            "Revised": [load["revised"] for load in loads],
            "SHA-256": [load["sha256"] for load in loads],
        }
    )
    title = f"{say_number(len(loads), 'file')} taken in" if loads else "No file was taken in yet"
    return Figure(
        key="", id="DA3", title=title, **as_written(table), description=f"{title}.", unit="",
        period="", base="", source="The record of loads" if loads else "", status="",
        audience="office",
        notes=(
            "Times are those of the office. The list is the same whatever day is chosen. A file that"
            " changed nothing leaves no entry. “Stored” counts revised figures too.",
        ),
    )


def say_moment(moment: datetime) -> str:
    """A moment by the clock of the office: ``6 Jul 2020, 09:30``."""
    local = moment.astimezone(OFFICE_TIME)
    return f"{say_short(local.date())}, {local:%H:%M}"
