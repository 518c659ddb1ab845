"""The ``consultation`` file: what respondents answered, question by question, as a source gives it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator
from sqlalchemy.orm import Session

from analysis.claims.periods import published_period
from analysis.words import plain_name
from data_access.history import Stored, append
from data_access.history.records import CONSULTATIONS
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.observations import Complaint
from data_access.loading.kinds.official_statistics import OptionalWhole
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import (
    ErrorList,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
    parse_number,
    parse_text,
)
from data_access.models import ConsultationAnswer
from data_access.models.words import AnswersEach

KIND = "consultation"
WHOLE = 100


def _each(cell: object) -> str:
    return (parse_text(cell) or AnswersEach.ONE).lower()


class ConsultationRow(Row):
    """One answer. A count or a share must be there."""

    consultation: Text
    question: Text
    answer: OptionalText = None
    channel: OptionalText = None
    area: OptionalText = None
    closed: OptionalText = None
    answers_each: Annotated[AnswersEach, BeforeValidator(_each)] = AnswersEach.ONE
    count: OptionalWhole = None
    percent: OptionalText = None
    base: OptionalWhole = None


COLUMNS = (
    *(name for name in ConsultationRow.model_fields if name not in Row.model_fields), *Row.model_fields,
)
REQUIRED = ("consultation", "question")
EXAMPLE = {
    "consultation": "Road safety strategy", "question": "Agree with the vision", "answer": "agree",
    "channel": "online", "closed": "15 May 2020", "answers_each": "one", "percent": "89", "base": "137",
    "source": "Police and Crime Panel report, 15 June 2020", "locator": "appendix 1",
}
Key = tuple[str, ...]


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every answer of the file; what is wrong with the others goes to ``errors``."""
    made: list[ConsultationAnswer] = []
    first_row: dict[Key, int] = {}
    for number, cells, row in checked_rows(table, ConsultationRow, errors):
        complaint = Complaint(errors, number, cells)
        _check(row, complaint)
        if complaint.made:
            continue
        answer = _answer(row, catalogue, known_from)
        key = CONSULTATIONS.key_of(answer)
        if key in first_row:
            complaint("question", f"row {first_row[key]} already gives this answer of the same source")
            continue
        first_row[key] = number
        made.append(answer)

    def keep(session: Session, load_id: int | None) -> Stored:
        return append(session, CONSULTATIONS, made, load_id)

    return Reading(iter(()), keep=keep, real=True)


def _check(row: ConsultationRow, complaint: Complaint) -> None:
    """Refuse what no answer can be. A share that its base does not give is kept: papers do say so."""
    share = _percent(row, complaint)
    if row.count is None and row.percent is None:
        complaint("count", "an answer has a count, or a percent")
    if share is not None and not 0 <= share <= WHOLE:
        complaint("percent", "a share lies between 0 and 100")
    if row.base is not None and row.base < 1:
        complaint("base", "a base is at least 1")
    if row.count is not None and row.count < 0:
        complaint("count", "a count is at least 0")
    elif row.count is not None and row.base is not None and row.count > row.base:
        complaint("count", f"more than its base of {row.base:,}")


def _percent(row: ConsultationRow, complaint: Complaint) -> float | None:
    try:
        return parse_number(row.percent)
    except ValueError as error:
        complaint("percent", str(error))
        return None


def _answer(row: ConsultationRow, catalogue: Catalogue, known_from: date) -> ConsultationAnswer:
    source_id = catalogue.source(row.source) if row.source else None
    closed = published_period(row.closed or "")
    return ConsultationAnswer(
        code=row.consultation, strand=catalogue.source_codes[source_id] if source_id else "",
        question=row.question, answer=row.answer or "", channel=row.channel or "",
        area_id=catalogue.areas.get(plain_name(row.area or "")), area_as_written=row.area or "",
        closed=closed[1] if closed is not None and closed[0] == closed[1] else None,
        closed_as_written=row.closed, answers_each=row.answers_each, count=row.count,
        percent=parse_number(row.percent), percent_as_written=row.percent, base=row.base,
        source_id=source_id, locator=row.locator, note=row.note, known_from=row.known_from or known_from,
    )
