"""Checking what a person wrote into a form, before it is stored as it was given."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.words import say_number
from data_access.errors import RecordRefused
from data_access.models import Area, Measure

LONGEST_TEXT = 2000
LONGEST_LINE = 300
# Marks that turn the direction of writing: text after one of them reads as something else.
TURNS_WRITING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINE_BREAKS = frozenset("\n\t")
NOT_IN_A_LINE = frozenset("\u2028\u2029")


def some_text(given: str | None, what: str) -> str:
    """A text of several lines, trimmed. Raises RecordRefused: ``what`` says what it is."""
    text = (given or "").replace("\r\n", "\n").strip()
    return _checked(text, what, LONGEST_TEXT, LINE_BREAKS)


def some_line(given: str | None, what: str) -> str:
    """A text of one line, trimmed. Raises RecordRefused: ``what`` says what it is."""
    line = (given or "").strip()
    if NOT_IN_A_LINE & set(line):
        raise RecordRefused(f"{what} must be on one line")
    return _checked(line, what, LONGEST_LINE, frozenset())


def _checked(text: str, what: str, longest: int, allowed: frozenset[str]) -> str:
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        raise RecordRefused(f"{what} is missing")
    if len(text) > longest:
        too_many = say_number(len(text), "character")
        raise RecordRefused(f"{what} has {too_many}, and there is room for {longest:,}")
    if any(_is_control(letter) and letter not in allowed for letter in text):
        raise RecordRefused(f"{what} holds a control character, which cannot be shown; type it again")
    return text


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"} or letter in TURNS_WRITING


def some_day(given: date | None, what: str) -> date:
    """A day. Raises RecordRefused when there is none: ``what`` says which day it is."""
    if not isinstance(given, date) or isinstance(given, datetime):
        raise RecordRefused(f"{what} is missing")
    return given


def measure_of(session: Session, code: str) -> Measure:
    """The measure of a code. Raises RecordRefused."""
    found = session.scalar(select(Measure).where(Measure.code == code))
    if found is None:
        raise RecordRefused(f"there is no measure {code!r}")
    return found


def area_of(session: Session, code: str) -> Area:
    """The area of a code. Raises RecordRefused."""
    found = session.scalar(select(Area).where(Area.code == code))
    if found is None:
        raise RecordRefused(f"there is no area {code!r}")
    return found


def say_place(measure: Measure | None, area: Area | None) -> str:
    """What a record is about, as people say it: ``CH3-SH``, ``CH3``, ``SH`` or ``all measures``."""
    named = [record.code for record in (measure, area) if record is not None]
    return "-".join(named) or "all measures"
