"""One measure opened: its chart, the areas, what it is, what it is read beside, and what is being done."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.sentences.charts import ASSURANCE_WORDS
from analysis.words import spell
from data_access.access.roles import Right
from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.catalogue import Catalogue, Measure
from figures.dashboard.states import DIRECTIONS, State
from figures.dashboard.verdicts import Verdict
from figures.dashboard.week_row import WeekRow
from figures.measure.funnel import SUFFIX
from figures.measure.two_clocks import ON_CLOCKS
from interface import figure_cache
from interface.components import page_frame
from interface.components.addresses import address
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import show_figure, try_to_show
from interface.components.filters import Choices
from interface.components.html import show
from interface.components.state_icons import assurance_icon, state_icon
from interface.notes.notes import notes_on, question_button

REBASE = " You may work it out again at the foot of this page, and see first what that would give."


def show_measure(visit: Visit, choices: Choices, code: str, heading: DeltaGenerator) -> None:
    """Show a measure with everything that belongs to it; name the choice when there is none such."""
    known = figure_cache.catalogue(visit, choices.as_at)
    if code not in known.measures:
        page_frame.no_such_measure(code)
        return
    measure, area = known.measures[code], choices.area
    if area is not None and not figure_cache.figure(visit, choices.as_at, code, area=area).rows:
        page_frame.lead("No figure is held for this area; the whole force is shown.")
        area = None
    figure = figure_cache.figure(visit, choices.as_at, code, area=area)
    heading.title(as_plain_markdown(figure.title))
    row = _row_of(visit, choices, code, area)
    _verdict(row)
    if row is not None and row.outlived:
        page_frame.lead(row.outlived + (REBASE if visit.viewer.may(Right.EVENT) else ""))
    left, right = st.columns([5, 3], gap="medium")
    with left:
        try_to_show(lambda: figure, heading=f"{figure.id}: {measure.name}")
        question_button(visit, figure.id, choices.as_at, figure.title)
    with right:
        _definition(measure, known, visit, choices)
    if area is None and measure.by_area:
        _small_multiples(visit, choices, measure)
    _beside(visit, choices, measure, known, area)
    st.header("What is being done, and what was asked", anchor=False)
    notes_on(visit, choices.as_at, code, area, row.signals_since if row and row.outlived else None)


def _row_of(visit: Visit, choices: Choices, code: str, area: str | None = None) -> WeekRow | None:
    """The row of a measure in the weekly table; None where it is not on the dashboard."""
    week = figure_cache.figure(visit, choices.as_at, "WK1", area=area)
    return next((row for row in week.rows if row.code == code), None)


def _verdict(row: WeekRow | None) -> None:
    """The newest figure with its state and standard in words, and the way back."""
    shown = row is not None and row.newest is not None
    show(
        "measure/verdict.html", row=row if shown else None, to=address("weekly"), words="All measures",
        icon=state_icon(row.state, row.letter, alt="") if row and shown else "",
        assurance_icon=assurance_icon(row.assurance) if row and row.assurance else "",
        assurance=ASSURANCE_WORDS[row.assurance] if row and row.assurance else "",
    )


def _definition(measure: Measure, known: Catalogue, visit: Visit, choices: Choices) -> None:
    """What is counted, on which clock, from whom, when next: the card beside the chart."""
    health = figure_cache.figure(visit, choices.as_at, "DA1")
    supplied = next((row for row in health.rows if row.code == measure.code), None)
    told = [
        ("What it counts", measure.definition),
        ("Clock", measure.clock or ""),
        ("Direction", f"{DIRECTIONS[measure.better].capitalize()}. Counted by the {measure.cadence}."),
        ("Definition", f"Version {measure.definition_version}"),
        ("Supplied by", supplied.owed_by if supplied else ""),
        ("Next figure due", supplied.next_due if supplied else ""),
    ]
    for words, code in (("Read with", measure.counterpart), ("Follows", measure.follows)):
        other = known.measures.get(code or "")
        if other is not None:
            told.append((words, f"{other.code}, {other.name}"))
    told += [
        ("Followed by", f"{other.code}, {other.name}: a later standard, so the two are not compared")
        for other in known.measures.values() if other.follows == measure.code
    ]
    show("measure/definition.html", parts=[(name, words) for name, words in told if words])


def _small_multiples(visit: Visit, choices: Choices, measure: Measure) -> None:
    """The local areas on one scale, then what chance allows between them."""
    areas = figure_cache.local_areas(visit, choices.as_at)
    made = {
        code: figure_cache.figure(visit, choices.as_at, f"{measure.code}-{code}", small="yes")
        for code in areas
    }
    drawn = {code: figure for code, figure in made.items() if figure.specs is not None}
    if not drawn:
        return
    st.header(f"The {spell(len(drawn))} areas, each against its own usual range", anchor=False)
    row = _row_of(visit, choices, measure.code)
    verdicts = dict(row.areas) if row else {}
    for column, (code, figure) in zip(st.columns(len(drawn)), drawn.items(), strict=True):
        with column:
            _small(measure.code, code, areas[code], figure, verdicts.get(code))
    page_frame.lead("One scale for all, in alphabetical order: not a ranking.")
    try:
        funnel = figure_cache.figure(visit, choices.as_at, f"{measure.code}-{SUFFIX}")
    except KeyError:
        return
    try_to_show(lambda: funnel)


def _small(code: str, area: str, name: str, figure: Figure, verdict: Verdict | None) -> None:
    icon = state_icon(verdict.state, verdict.letter, alt="") if verdict else ""
    show(
        "measure/small.html", icon=icon, to=address("weekly", measure=code, area=area), words=name,
        verdict=verdict or "",
    )
    show_figure(figure, bare=True)


def _beside(
    visit: Visit, choices: Choices, measure: Measure, known: Catalogue, area: str | None
) -> None:
    """The two clocks of 999, and the counter-measure where the two pull apart."""
    if measure.code in ON_CLOCKS:
        try_to_show(lambda: figure_cache.figure(visit, choices.as_at, "TC1"))
    other = known.measures.get(measure.counterpart or "")
    if other is None:
        return
    rows = (_row_of(visit, choices, code, area) for code in (measure.code, other.code))
    if {row.state for row in rows if row} == {State.IMPROVEMENT, State.CONCERN}:
        st.header("Its counter-measure goes the other way", anchor=False)
        page_frame.lead(
            f"{measure.name} and {other.name} pull apart: one improves while the other is a concern."
        )
        try_to_show(lambda: figure_cache.figure(visit, choices.as_at, other.code, area=area))
