"""Open questions: who owes an answer, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import say_day
from analysis.words import say_days, say_number
from data_access import Reader
from figures.dashboard.written import Question, QuestionState, questions_of, say_written_later
from figures.figure import Figure

COLUMNS = ("Owed by", "Since", "Question", "About", "Asked by", "Number")
NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer, as it stands on the as-at day."""

    question: Question
    as_at: date

    @property
    def owed_by(self) -> str:
        """Who is to answer."""
        return self.question.owner or NOBODY

    @property
    def since(self) -> str:
        """For how long it has been open; of one asked later than the day that is read, that it was."""
        asked = self.question
        if asked.later:
            return f"asked {say_written_later(asked.asked_on, asked.as_at)}"
        return f"asked {say_day(asked.asked_on)}, open {say_days((self.as_at - asked.asked_on).days)}"

    def cells(self) -> Mapping[str, object]:
        """The question in words, by COLUMNS."""
        return {
            "Owed by": self.owed_by, "Since": self.since, "Question": self.question.text,
            "About": self.question.figure_id, "Asked by": self.question.asked_by,
            "Number": self.question.number,
        }


def build(reader: Reader) -> Figure:
    """The open questions by who owes an answer, the longest open first; those asked since as well."""
    rows = tuple(sorted(
        (
            OpenQuestion(question, reader.as_at)
            for question in (*questions_of(reader), *questions_of(reader, later=True))
            if question.state is QuestionState.OPEN
        ),
        key=lambda row: (row.owed_by == NOBODY, row.owed_by, row.question.asked_on, row.question.number),
    ))
    known = sum(not row.question.later for row in rows)
    return Figure(
        key="", id="OV4", title=_title(known, len(rows) - known), rows=rows, columns=COLUMNS,
        description=" ".join(f"{row.owed_by}: question {row.question.number}, {row.since}." for row in rows),
        unit="", period=f"As known on {say_day(reader.as_at)}", base="",
        source="Questions raised in the office",
        status="", audience="office",
    )


def _title(known: int, later: int) -> str:
    if not known and not later:
        return "No question is open"
    told = f"{say_number(known, 'question')} {'is' if known == 1 else 'are'} open" if known else ""
    since = f"{say_number(later, 'question')} asked since about this day" if later else ""
    return ", ".join(filter(None, (told, since)))
