"""The history of loads: every file that was taken in, when, by whom, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from analysis.calendar.periods import say_short
from analysis.words import say_number
from data_access import Reader
from data_access.clock import OFFICE_TIME
from figures.figure import Figure
from figures.words.cells import records

COLUMNS = ("File", "Kind", "When", "By", "Rows read", "Stored", "Revised", "SHA-256")


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file that was taken in."""

    name: str
    kind: str
    loaded_at: datetime
    loaded_by: str
    rows_read: int
    stored: int
    revised: int
    sha256: str

    def cells(self) -> Mapping[str, object]:
        """The file in words, by COLUMNS."""
        return {
            "File": self.name, "Kind": self.kind, "When": say_moment(self.loaded_at),
            "By": self.loaded_by, "Rows read": self.rows_read, "Stored": self.stored,
            "Revised": self.revised, "SHA-256": self.sha256,
        }


def build(reader: Reader) -> Figure:
    """Every file taken in, newest first, whatever day is read as at."""
    loads = tuple(
        LoadedFile(
            load["file_name"], load["kind"], load["loaded_at"], load["loaded_by"],
            int(load["rows_read"]), int(load["rows_stored"]), int(load["revised"]), load["sha256"],
        )
        for load in records(reader.office_records.loads())
    )
    title = f"{say_number(len(loads), 'file')} taken in" if loads else "No file was taken in yet"
    return Figure(
        key="", id="DA3", title=title, rows=loads, columns=COLUMNS, description=f"{title}.", unit="",
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
