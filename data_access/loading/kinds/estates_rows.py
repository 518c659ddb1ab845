"""What a row of the ``estates`` file holds, and an example of each."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from data_access.loading.rows import OptionalDay, OptionalText, Row, Text, parse_text
from data_access.models.words import Gate


def parse_gate(cell: object) -> str | None:
    """A stage in small letters, however it was written."""
    text = parse_text(cell)
    return None if text is None else text.lower()


class EstatesRow(Row):
    """One record about a project, or about one of its milestones (``item``)."""

    record: Text
    project: Text
    item: OptionalText
    area: OptionalText = None
    gate: Annotated[Gate | None, BeforeValidator(parse_gate)] = None
    date: OptionalDay = None
    date_as_written: OptionalText = None
    value: OptionalText = None
    status: OptionalText = None
    owner: OptionalText = None
    rag: OptionalText = None
    reason: OptionalText = None


COLUMNS = (
    *(name for name in EstatesRow.model_fields if name not in Row.model_fields), *Row.model_fields
)
REQUIRED = ("record", "project", "item")
EXAMPLE = (
    {"record": "project", "project": "Police station", "item": "Police station, new building", "area": "SH",
     "known_from": "2020-06-15", "source": "Example of a source"},
    {"record": "milestone", "project": "Police station", "item": "Works start", "gate": "start",
     "date": "2020-09-01", "owner": "Head of estates", "known_from": "2020-06-15",
     "source": "Example of a source"},
    {"record": "forecast", "project": "Police station", "item": "Works start", "date": "2020-10-15",
     "reason": "Planning permission came late.", "known_from": "2020-07-03", "source": "Example of a source"},
)
