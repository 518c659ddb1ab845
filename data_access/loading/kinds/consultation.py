"""The ``consultation`` file: what respondents answered, question by question, as a source gives it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator
from sqlalchemy.orm import Session

from analysis.claims.periods import published_period
from analysis.words import plain_name, say_list
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
    options: OptionalText = None
    count: OptionalWhole = None
    percent: OptionalText = None
    base: OptionalWhole = None


COLUMNS = (
    *(name for name in ConsultationRow.model_fields if name not in Row.model_fields), *Row.model_fields,
)
REQUIRED = ("consultation", "question")
EXAMPLE = {
    "consultation": "Road safety strategy", "question": "Agree with the vision", "answer": "agree",
    "channel": "online", "closed": "15 May 2020", "answers_each": "one",
    "options": "agree; disagree; neither", "percent": "89", "base": "137",
    "source": "Police and Crime Panel report, 15 June 2020", "locator": "appendix 1",
}
Key = tuple[str, ...]


class SoFar:
    """What the rows of a file said so far: which answers, of which options, and how many gave them."""

    def __init__(self) -> None:
        self.rows: dict[Key, int] = {}
        self.options: dict[Key, tuple[int, frozenset[str]]] = {}
        self.given: dict[Key, int] = {}


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every answer of the file; what is wrong with the others goes to ``errors``."""
    made: list[ConsultationAnswer] = []
    so_far = SoFar()
    for number, cells, row in checked_rows(table, ConsultationRow, errors):
        complaint = Complaint(errors, number, cells)
        _check_numbers(row, complaint)
        if complaint.made:
            continue
        answer = _answer(row, catalogue, known_from)
        _check_beside_the_others(number, row, answer, so_far, complaint)
        made.append(answer)

    def keep(session: Session, load_id: int | None) -> Stored:
        return append(session, CONSULTATIONS, made, load_id)

    return Reading(iter(()), keep=keep, real=True)


def _check_numbers(row: ConsultationRow, complaint: Complaint) -> None:
    """Refuse what no answer can be. A share that its base does not give is kept: papers do say so."""
    share = _percent(row, complaint)
    if row.count is None and row.percent is None:
        complaint("count", "an answer has a count, or a percent")
    if share is not None and not 0 <= share <= WHOLE:
        complaint("percent", "a share lies between 0 and 100")
    if row.base is not None and row.base < 1:
        complaint("base", "a base is at least 1")
    elif row.count is not None and row.base is not None and row.count > row.base:
        complaint("base", f"under the number answering: {row.count:,} gave this answer")


def _check_beside_the_others(
    number: int, row: ConsultationRow, answer: ConsultationAnswer, so_far: SoFar, complaint: Complaint
) -> None:
    """Refuse an answer given twice, one that is no option, and more answers than people who gave one."""
    first = so_far.rows.setdefault(CONSULTATIONS.key_of(answer), number)
    if first != number:
        complaint("question", f"row {first} already gives this answer of the same source")
        return
    _check_option(number, row, so_far, complaint)
    asked = (answer.code, answer.strand, answer.question, answer.channel, answer.area_as_written)
    if row.answers_each is AnswersEach.ONE and row.answer and row.count is not None:
        given = so_far.given[asked] = so_far.given.get(asked, 0) + row.count
        if row.base is not None and given > row.base:
            complaint("base", f"under the number answering: {given:,} with the rows before, one answer each")


def _check_option(number: int, row: ConsultationRow, so_far: SoFar, complaint: Complaint) -> None:
    """Hold an answer against the options of its question, wherever in the file they were given first."""
    asked = (plain_name(row.consultation), plain_name(row.question))
    if row.options is not None:
        options = frozenset(filter(None, map(plain_name, row.options.split(";"))))
        first, told = so_far.options.setdefault(asked, (number, options))
        if told != options:
            complaint("options", f"row {first} has other options for this question")
            return
    _first, options = so_far.options.get(asked, (number, frozenset()))
    if options and row.answer and plain_name(row.answer) not in options:
        complaint("answer", f"this is no option of the question, which are {say_list(sorted(options))}")


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
