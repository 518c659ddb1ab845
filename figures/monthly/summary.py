"""The monthly summary: every measure of the dashboard for one calendar month, with what was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.spc.false_alarms import ChanceSignals, Shape, chance_signals
from analysis.words import say_list, say_number
from data_access import Reader
from figures.dashboard.control_charts import ControlCharts, Place, control_charts_of
from figures.dashboard.measure_chart import SIGNALS, MeasureChart
from figures.dashboard.measure_row import count_states
from figures.dashboard.series import NO_FIGURE
from figures.dashboard.states import SIGNALLED, State
from figures.figure import Figure
from figures.monthly.commentary import NOTES_CODE, build_notes, by_measure
from figures.monthly.month_row import BREAK_MARK, COLUMNS, MonthRow
from figures.monthly.months import (
    A_YEAR,
    MONTH_COLUMNS,
    NOTHING_YET,
    BegunMonth,
    Month,
    begun_months,
    chosen_month,
    complete_months,
    figure_id,
    place_of,
    say_incomplete,
)
from figures.monthly.rows import (
    Months,
    has_verdict,
    judged_point,
    published_inside,
    row_of,
)
from figures.words.cells import Row, records
from figures.words.statuses import overall

CODE = "MS1"


def build(reader: Reader, month: str | None = None, area: str | None = None) -> Figure:
    """One row for every measure of the dashboard for a month, in the order of the catalogue.

    ``month`` is written ``2020-06``, the newest complete one when none is given; ``area`` is the code
    of an area, the force when None. A dark measure keeps its row. Raises KeyError for a month or an
    area that does not exist.
    """
    charts = control_charts_of(reader)
    place = place_of(charts, area)
    chosen = chosen_month(charts, place, month)
    if chosen is None:
        return _nothing(reader)
    supplied, statuses, sources = _supplied(reader, charts, chosen, place)
    said = by_measure(build_notes(reader, chosen.key, area).rows)
    published = published_inside(charts, chosen, place)
    standards = _standards(reader, charts, chosen, place)
    months = Months(charts, chosen, place, supplied, published, standards, said)
    rows = tuple(row_of(months, measure) for measure in charts.measures.values())
    missing = say_incomplete(chosen, charts, place)
    judged = {row.code: line for row in rows if row.is_judged and (line := months.line(row.code))}
    chance = _chance(judged.values(), chosen)
    return Figure(
        key="", id=figure_id(CODE, chosen, place, charts), title=_title(rows, chosen, missing),
        rows=tuple(
            _with_picture(row, judged[row.code], chosen) if row.code in judged else row for row in rows
        ),
        columns=COLUMNS,
        description=_describe(rows, charts.lpas.get(place, "The whole force"), chosen),
        unit="", period=f"{chosen.name}: {chosen.weeks_in_words}", base="",
        source="; ".join(dict.fromkeys((*sources, *published["source"].dropna()))),
        status="; ".join(filter(None, (missing, overall(statuses)))),
        audience="office", notes=(chance.sentence, *_notes(charts, chosen, rows)),
    )


def build_key(key: str, reader: Reader) -> Figure:
    """The figure of ``MS1-2020-06`` or ``MS1-2020-06-SH``. Raises KeyError for any other key."""
    code, *rest = key.split("-")
    builder = {CODE: build, NOTES_CODE: build_notes}.get(code)
    if builder is None or len(rest) not in (2, 3):
        raise KeyError(NO_FIGURE)
    return builder(reader, month="-".join(rest[:2]), area=rest[2] if len(rest) > 2 else None)


def build_months(reader: Reader, area: str | None = None) -> Figure:
    """The months with any week held, the newest first, and whether each is complete."""
    charts = control_charts_of(reader)
    place = place_of(charts, area)
    complete = complete_months(charts, place)
    months = begun_months(charts, place)
    return Figure(
        key="", id="MS3", title=say_number(len(complete), "complete month"),
        rows=tuple(BegunMonth(month, month in complete) for month in months), columns=MONTH_COLUMNS,
        description=f"{say_number(len(complete), 'complete month')} held.", unit="months",
        period=f"As known on {say_day(reader.as_at)}", base="", source="The monthly summary, MS1",
        status="", audience="office",
    )


def say_month(rows: Sequence[MonthRow]) -> str:
    """What signalled, what has no data and what is late, in one sentence from the rows of a month."""
    counts = count_states(rows)
    kinds = [
        say_number(counts[state], *words) for state, words in (
            (State.CONCERN, ("concern", "concerns")), (State.IMPROVEMENT, ("improvement", "improvements")),
            (State.CHANGE, ("change where neither way is better", "changes where neither way is better")),
        ) if counts[state]
    ]
    found = say_list(kinds) if kinds else "Nothing signals"
    return f"{found}. {_has(counts[State.NO_DATA])} no data, {_is(counts[State.LATE])} late."


def _has(count: int) -> str:
    return f"{say_number(count, 'measure')} {'has' if count == 1 else 'have'}"


def _is(count: int) -> str:
    return f"{count} {'is' if count == 1 else 'are'}"


def _supplied(
    reader: Reader, charts: ControlCharts, month: Month, area: str
) -> tuple[dict[Place, list[Row]], set[str], list[str]]:
    """The supplied rows of the month and of the year before it; the statuses and sources of the month.

    What is dark for the whole force is dark for an area, so its rows are read as well.
    """
    found = reader.observations.cited(
        charts.measures, dict.fromkeys((area, charts.force)), month.back(A_YEAR).first, month.last
    )
    rows: dict[Place, list[Row]] = {}
    for row in records(found[found["strand"] == ""]):
        rows.setdefault((row["measure"], row["area"]), []).append(row)
    shown = [
        row for (_code, place), held in rows.items() if place == area
        for row in held if month.holds(row["period_end"].date())
    ]
    return (
        rows, {row["status"] for row in shown},
        list(dict.fromkeys(str(row["source"]) for row in shown if row["source"])),
    )


def _standards(reader: Reader, charts: ControlCharts, month: Month, area: str) -> dict[str, Row]:
    """The standard of each measure in force on the last day of the month.

    The charts knows those of the newest figures; only for an earlier month are they read again.
    """
    ours = {
        code: line for (code, place), line in charts.lines.items()
        if place == area and code in charts.measures
    }
    if all(line.newest <= month.last for line in ours.values()):
        return {code: line.target for code, line in ours.items() if line.target is not None}
    day = pd.Timestamp(month.last)
    targets = reader.catalogue.targets()
    in_force = targets[(targets["starts"] <= day) & (targets["ends"].isna() | (targets["ends"] >= day))]
    return {row["measure"]: row for row in records(in_force)}


def _with_picture(row: MonthRow, line: MeasureChart, month: Month) -> MonthRow:
    """The row with the points of the year to the month."""
    return replace(row, recent=line.recent(month.last), standard_drawn=line.chart.chart.target)


def _chance(lines: Iterable[MeasureChart], month: Month) -> ChanceSignals:
    """How many measures would signal by chance at their last period of the month."""
    shapes, seen = [], 0
    for line in lines:
        point = judged_point(line, month)
        if point is None or not has_verdict(point):
            continue
        held = sum(
            other.value is not None and other.phase == point.phase for other in line.chart.points
        )
        policy = line.chart.policy
        shapes.append(
            Shape(held, policy.shift, policy.trend, policy.two_in_three,
                  baseline_points=line.chart.baseline_points)
        )
        seen += point.state in SIGNALS
    return chance_signals(shapes, seen)


def _title(rows: Sequence[MonthRow], month: Month, missing: str) -> str:
    counts = count_states(rows)
    unusual = counts[State.CONCERN] + counts[State.IMPROVEMENT] + counts[State.CHANGE]
    judged = unusual + counts[State.NO_CHANGE]
    if missing:
        return missing
    if not judged:
        return f"{month.name}: no measure has enough figures to judge"
    many = str(unusual) if unusual else "None"
    verb = "were" if unusual > 1 else "was"
    of = say_number(judged, "measure")
    return f"{many} of {of} {verb} out of the ordinary at the end of {month.name}"


def _describe(rows: Sequence[MonthRow], area: str, month: Month) -> str:
    told = [
        f"{row.name}: {row.state.lower()}, {row.month_words} ({row.signal})"
        for row in rows if row.state in SIGNALLED
    ]
    missing = [row.name for row in rows if row.state is State.NO_DATA]
    dark = f" No data for {say_list(missing)}." if missing else ""
    return f"{area}, {month.name}. {'; '.join(told) or 'Nothing signals'}.{dark}"


def _notes(charts: ControlCharts, month: Month, rows: Sequence[MonthRow]) -> list[str]:
    broken = any(beside.broken for row in rows for beside in (row.before, row.last_year) if beside)
    return [
        f"A week belongs to the month it ends in. {month.name} has {month.weeks_in_words};"
        f" {month.back(1).name} has {len(month.back(1).weeks)}, {month.back(A_YEAR).name}"
        f" {len(month.back(A_YEAR).weeks)}.",
        "A share is the sum of its weeks: all the numerators over all the denominators. A count is the"
        " mean a week, so that months of four and of five weeks can stand side by side, with the total"
        " beside it. A mean or a median is the mean of its weeks, which is not the mean or median of the"
        " month. A measure counted by the month shows its own figure.",
        "The state is that of the last figure of the month on its control chart (see Methods), as the"
        f" chart stood on {say_day(charts.as_at)}. Two figures side by side are no test of change.",
        *([f"{BREAK_MARK}: a break in the series lies between, so the two are not to be compared."]
          if broken else []),
    ]


def _nothing(reader: Reader) -> Figure:
    """The summary of a store without a complete month."""
    return Figure(
        key="", id=CODE, title=NOTHING_YET, rows=(), columns=COLUMNS,
        description=f"{NOTHING_YET} on {say_day(reader.as_at)}.", unit="", period="", base="", source="",
        status="", audience="office",
    )
