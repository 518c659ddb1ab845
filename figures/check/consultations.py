"""What consultations found: answers with their bases, intervals where a base holds, and where none does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.contradictions.shares import number_that_gives, say_smallest_base
from analysis.contradictions.values import share_as_written
from analysis.intervals import wilson
from analysis.words import say_either, say_list, say_number
from data_access import Reader
from figures.dashboard.catalogue import areas_of
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records

COLUMNS = (
    "Consultation", "Question", "Answer", "Channel", "Area", "Given", "Base", "95% interval", "Source",
)
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as one source gives it. Shares are from 0 to 100.

    ``lower`` and ``upper`` are Wilson's, None where there is no base, or where no number of it gives the
    share: ``base_fails`` says so. ``disputed`` says that another source gives another number.
    """

    consultation: str
    question: str
    answer: str
    channel: str
    area: str
    count: int | None
    share: float | None
    written: str
    base: int | None
    lower: float | None
    upper: float | None
    base_fails: bool
    disputed: bool
    source: str

    def cells(self) -> Mapping[str, object]:
        """The answer in words."""
        return {
            "Consultation": self.consultation, "Question": self.question, "Answer": self.answer,
            "Channel": self.channel, "Area": self.area, "Given": self._given(), "Base": self._base(),
            "95% interval": "" if self.lower is None else f"{self.lower:.0f}% to {self.upper:.0f}%",
            "Source": self.source,
        }

    def tidy(self) -> Mapping[str, object]:
        """The plain facts of its file."""
        return {
            "area": self.area or None, "value": self.count if self.share is None else self.share,
            "lower": self.lower, "upper": self.upper, "numerator": self.count, "denominator": self.base,
            "unit": "answers" if self.share is None else "%", "source": self.source,
        }

    def _given(self) -> str:
        said = self.written or say_number(self.count or 0, "answer")
        return f"{said} (sources disagree)" if self.disputed else said

    def _base(self) -> str:
        if self.base is None:
            return ""
        if not self.base_fails:
            return f"{self.base:,}"
        other = say_smallest_base(share_as_written(self.written.removesuffix("%")))
        return f"{self.base:,}, which does not give {self.written}; {other}"


def build(reader: Reader) -> Figure:
    """A table of what each consultation found, question by question."""
    rows = answers_of(reader)
    title = _title(rows)
    fails = [row for row in rows if row.base_fails]
    return Figure(
        key="", id="CN1", title=title, rows=rows, columns=COLUMNS,
        description=f"{title}. {_responses(rows)}".strip(),
        unit="% of those who answered, or answers", period=f"As known on {say_day(reader.as_at)}",
        base="As each source gives it", source=cells.sources(reader.checks.consultations()),
        status="Respondents chose themselves" if rows else "", audience="office",
        notes=(
            "Respondents chose to answer: they are no sample of residents, and their answers say nothing of"
            " how many residents think so. An interval tells only how far chance alone would carry the"
            " answers of such respondents.",
            *([_say_failing(fails)] if fails else []),
        ),
    )


def answers_of(reader: Reader) -> tuple[Answer, ...]:
    """The answers this reader holds, those of one consultation together."""
    held = records(reader.checks.consultations())
    names = {code: area.name for code, area in areas_of(reader).items()}
    given: dict[tuple[object, ...], set[float]] = {}
    for row in held:
        if pd.notna(row["count"]):
            given.setdefault(_key(row), set()).add(row["count"])
    order = list(dict.fromkeys(row["consultation"] for row in held))
    ordered = sorted(held, key=lambda row: order.index(row["consultation"]))
    return tuple(_answer(row, names, disputed=len(given.get(_key(row), ())) > 1) for row in ordered)


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in ("consultation", "question", "answer", "channel", "area_as_written"))


def _answer(row: Row, names: Mapping[str, str], *, disputed: bool) -> Answer:
    count, base = _whole(row["count"]), _whole(row["base"])
    share, written = _share(row, count, base)
    of_base = count
    if of_base is None and base is not None:
        of_base = number_that_gives(base, share_as_written(row["percent_as_written"]))
    lower, upper = (None, None) if of_base is None or base is None else wilson(of_base, base)
    return Answer(
        row["consultation"], row["question"], row["answer"], row["channel"],
        names.get(row["area"] or "", row["area_as_written"]), count, share, written, base,
        None if lower is None else WHOLE * lower, None if upper is None else WHOLE * upper,
        base is not None and of_base is None, disputed, cells.cite(row),
    )


def _share(row: Row, count: int | None, base: int | None) -> tuple[float | None, str]:
    """The share in per cent, and how it is said: as its source wrote it, or worked out of count and base."""
    if pd.notna(row["percent"]):
        return float(row["percent"]), f"{row['percent_as_written']}%"
    if count is None or not base:
        return None, ""
    share = WHOLE * count / base
    return share, f"{count:,} of {base:,}, {share:.1f}%"


def _whole(cell: float | None) -> int | None:
    return None if cell is None or pd.isna(cell) else int(cell)


def _title(rows: Sequence[Answer]) -> str:
    if not rows:
        return "No consultation is held"
    many = len({row.consultation for row in rows})
    questions = len({(row.consultation, row.question) for row in rows if row.answer})
    asked = f", {say_number(questions, 'question')}" if questions else ""
    return f"{say_number(many, 'consultation')}{asked}"


def _responses(rows: Sequence[Answer]) -> str:
    """How many answered, by consultation and channel, where a question has counts and no options."""
    told = []
    for consultation in dict.fromkeys(row.consultation for row in rows):
        counts: dict[str, dict[str, None]] = {}
        for row in rows:
            if row.consultation == consultation and not row.answer and row.count is not None:
                counts.setdefault(row.channel or "in all", {})[f"{row.count:,}"] = None
        said = [f"{channel} {say_either(list(numbers))}" for channel, numbers in counts.items()]
        told += [f"{consultation}: answered {say_list(said)}"] if said else []
    return ". ".join(told) + "." if told else ""


def _say_failing(fails: Sequence[Answer]) -> str:
    told = list(dict.fromkeys(f"{row.consultation}, base {row.base:,}" for row in fails))
    return (
        f"Bases do not agree: {say_number(len(fails), 'share')} cannot come of the base given"
        f" ({say_list(told)}). Questions were answered by other numbers of people than is said, so that no"
        " interval is shown for them."
    )
