"""Documents from the command line: ``python -m reports``. Exit 0 done; 1 refused; 2 wrong usage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from analysis.calendar.periods import SUNDAY, say_day
from data_access import Reader, clock, open_reader
from data_access.access.roles import operator
from figures.check.contradictions import contradictions_of
from figures.dashboard.control_charts import control_charts_of
from figures.monthly.months import month_of
from figures.weekly.table import newest_week
from reports.claim import claim_answer
from reports.contradictions import as_json, to_read
from reports.document import Document
from reports.formats.pdf import pdf_of
from reports.formats.word import word_of
from reports.monthly import monthly_document
from reports.weekly import weekly_document

app = typer.Typer(
    help="Documents of the performance dashboard.", no_args_is_help=True, add_completion=False,
    pretty_exceptions_enable=False,
)
FORMATS: dict[str, Callable[[Document], bytes]] = {"docx": word_of, "pdf": pdf_of}
Area = Annotated[str | None, typer.Option(help="The code of an area; the whole force without it.")]
# On the Monday eight days after its Sunday a week is known and the next one is not.
READ_AFTER = timedelta(days=8)


def _stop(message: str, code: int = 1) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


@app.command()
def weekly(
    week: Annotated[str, typer.Argument(help="The Sunday that ends the week, such as 2020-06-28.")],
    folder: Annotated[Path, typer.Argument(help="Where to write the two files.")],
    area: Area = None,
) -> None:
    """Write the weekly dashboard as Word and PDF, as it stood on the Monday it was looked at."""
    sunday = _sunday(week)

    def make(reader: Reader) -> Document:
        charts = control_charts_of(reader)
        if area is not None and area not in charts.lpas:
            raise KeyError(area)
        held = newest_week(charts, area or charts.force)
        if held != sunday:
            newest = "none is" if held is None else f"the newest is that to {say_day(held)}"
            _stop(f"the week to {say_day(sunday)} is not held as at {say_day(reader.as_at)}; {newest}")
        return weekly_document(reader, area)

    _write(min(sunday + READ_AFTER, clock.today()), make, folder)


@app.command()
def monthly(
    month: Annotated[str, typer.Argument(help="The month, such as 2020-06.")],
    folder: Annotated[Path, typer.Argument(help="Where to write the two files.")],
    area: Area = None,
) -> None:
    """Write the monthly summary as Word and PDF, as the month is known today."""
    try:
        month_of(month)
    except KeyError:
        _stop(f"{month!r} is no month; a month is written like 2020-06", 2)
    with open_reader(operator()) as reader:
        day = reader.as_at
    _write(day, lambda reader: monthly_document(reader, month, area), folder)


@app.command()
def claim(
    sentence: Annotated[str, typer.Argument(help="What somebody says, such as a sentence of a release.")],
    as_at: Annotated[str | None, typer.Option(help="Check it against what was known on this day.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say whether a claim agrees with the figures that are held, and how that is known."""
    with open_reader(operator(), None if as_at is None else _day(as_at)) as reader:
        typer.echo(claim_answer(reader, sentence, as_json=as_json))


@app.command()
def contradictions(
    as_at: Annotated[str | None, typer.Option(help="The day it is read as at, such as 2020-07-06.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON, a list of objects.")] = False,
) -> None:
    """Say what sources hold against one another: two values, bases, counts, dates, blanks, references."""
    with open_reader(operator(), None if as_at is None else _day(as_at)) as reader:
        found = contradictions_of(reader)
        typer.echo(as_json(found) if json else to_read(found, reader.as_at))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _stop(f"{text!r} is no day; a day is written like 2020-07-06", 2)


def _sunday(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        _stop(f"{text!r} is no day; a week is named by its Sunday, such as 2020-06-28", 2)
    if day.weekday() != SUNDAY:
        _stop(f"{say_day(day)} is no Sunday; a week is named by the Sunday that ends it", 2)
    return day


def _write(day: date, make: Callable[[Reader], Document], folder: Path) -> None:
    """Write a document in each format; nothing is written where it cannot be made."""
    try:
        with open_reader(operator(), day) as reader:
            document = make(reader)
            files = {ending: write(document) for ending, write in FORMATS.items()}
    except KeyError as error:
        _stop(f"{error.args[0]}: no such month, week or area is held")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for ending, made in files.items():
            path = folder / document.file_name(ending)
            path.write_bytes(made)
            typer.echo(f"Written: {path}")
    except OSError as error:
        _stop(f"{folder} cannot be written: {error.strerror or error}")


if __name__ == "__main__":
    app(prog_name="python -m reports")
