"""One measure opened: its chart, the areas, what it is, what it is read beside, and what is being done."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.states import DIRECTIONS, State
from figures.measure.funnel import SUFFIX
from figures.measure.two_clocks import ON_CLOCKS
from figures.words.cells import Row, records
from interface import figure_cache
from interface.components import page_frame
from interface.components.addresses import address
from interface.components.escaping import as_plain_markdown, as_text
from interface.components.figures_on_page import show_figure, try_to_show
from interface.components.filters import Choices
from interface.components.state_icons import assurance_mark, state_mark
from interface.notes.notes import notes_on, question_button


def show_measure(visit: Visit, choices: Choices, code: str, heading: DeltaGenerator) -> None:
    """Show a measure with everything that belongs to it; name the choice when there is none such."""
    measures = {row["code"]: row for row in records(figure_cache.measures(visit))}
    if code not in measures:
        page_frame.no_such_measure(code)
        return
    measure, area = measures[code], choices.area
    if area is not None and figure_cache.figure(visit, choices.as_at, code, area=area).table.empty:
        page_frame.lead("No figure is held for this area; the whole force is shown.")
        area = None
    figure = figure_cache.figure(visit, choices.as_at, code, area=area)
    heading.title(as_plain_markdown(figure.title))
    _verdict(visit, choices, measure, area)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        try_to_show(lambda: figure, heading=f"{figure.id}: {measure['name']}")
        question_button(visit, figure.id, choices.as_at, figure.title)
    with right:
        _definition(measure, measures, visit, choices)
    if area is None and measure["by_area"]:
        _small_multiples(visit, choices, measure)
    _beside(visit, choices, measure, measures, area)
    st.header("What is being done, and what was asked", anchor=False)
    notes_on(visit, choices.as_at, code, area)


def _verdict(visit: Visit, choices: Choices, measure: Row, area: str | None) -> None:
    """The newest figure with its state and standard in words, and the way back."""
    week = figure_cache.figure(visit, choices.as_at, "WK1", area=area).table
    row = next(iter(records(week[week["ID"] == measure["code"]])), None)
    back = f'<a href="{as_text(address("weekly"))}" target="_self">All measures</a>'
    if row is None or not row["Last figure"] or row["State"] in ("No data", "None supplied"):
        st.html(f'<p class="wm-verdict">{back}</p>')
        return
    state = f"{row['State']} ({row['High or low']})" if row["High or low"] else row["State"]
    said = f"{state}: {row['Signal']}" if row["Signal"] else state
    parts = [
        f"<strong>{as_text(row['Last figure'])}</strong> {as_text(row['Period'])}",
        f"{state_mark(state, alt='')} {as_text(said)}",
    ]
    if row["Assurance"]:
        parts.append(
            f"{assurance_mark(row['Assurance'])} {as_text(row['Assurance'])} {as_text(row['Standard'])}"
        )
    st.html('<p class="wm-verdict">' + "".join(f"<span>{part}</span>" for part in (*parts, back)) + "</p>")


def _definition(measure: Row, measures: dict[str, Row], visit: Visit, choices: Choices) -> None:
    """What is counted, on which clock, from whom, when next: the card beside the chart."""
    health = figure_cache.figure(visit, choices.as_at, "DA1").table
    held = next(iter(records(health[health["ID"] == measure["code"]])), {})
    told = [
        ("What it counts", measure["definition"]),
        ("Clock", measure["clock"] or ""),
        ("Direction", f"{DIRECTIONS[measure['better']].capitalize()}. Counted by the {measure['cadence']}."),
        ("Definition", f"Version {measure['definition_version']}"),
        ("Supplied by", held.get("Owner", "")),
        ("Next figure due", held.get("Next due", "")),
    ]
    for name, words in (("counterpart", "Read with"), ("follows", "Follows")):
        other = measures.get(measure[name] or "")
        if other is not None:
            told.append((words, f"{other['code']}, {other['name']}"))
    told += [
        ("Followed by", f"{row['code']}, {row['name']}: another standard, never one line")
        for row in measures.values() if row["follows"] == measure["code"]
    ]
    items = "".join(f"<dt>{as_text(name)}</dt><dd>{as_text(words)}</dd>" for name, words in told if words)
    st.html(f'<div class="wm-tile wm-card"><h3>Definition and source</h3><dl>{items}</dl></div>')


def _small_multiples(visit: Visit, choices: Choices, measure: Row) -> None:
    """The five areas on one scale, then what chance allows between them."""
    areas = figure_cache.local_areas(visit)
    made = {
        name: figure_cache.figure(visit, choices.as_at, f"{measure['code']}-{code}", small="yes")
        for code, name in areas.items()
    }
    drawn = {name: figure for name, figure in made.items() if figure.specs is not None}
    if not drawn:
        return
    st.header("The five areas, each against its own usual range", anchor=False)
    week = figure_cache.figure(visit, choices.as_at, "WK1").table
    row = records(week[week["ID"] == measure["code"]])
    for column, (name, figure) in zip(st.columns(len(drawn)), drawn.items(), strict=True):
        with column:
            _small(name, figure, row[0].get(figure.id.partition("-")[2], "") if row else "")
    page_frame.lead("One scale for all, in alphabetical order: not a ranking.")
    try:
        funnel = figure_cache.figure(visit, choices.as_at, f"{measure['code']}-{SUFFIX}")
    except KeyError:
        return
    try_to_show(lambda: funnel)


def _small(name: str, figure: Figure, state: str) -> None:
    mark = state_mark(state, alt="") if state else ""
    code, _, area = figure.id.partition("-")
    to = as_text(address("weekly", measure=code, area=area))
    st.html(
        f'<h3 class="wm-small">{mark} <a href="{to}" target="_self">{as_text(name)}</a></h3>'
        f'<p class="wm-source">{as_text(state)}</p>'
    )
    show_figure(figure, bare=True)


def _beside(
    visit: Visit, choices: Choices, measure: Row, measures: dict[str, Row], area: str | None
) -> None:
    """The two clocks of 999, and the counter-measure where the two pull apart."""
    if measure["code"] in ON_CLOCKS:
        try_to_show(lambda: figure_cache.figure(visit, choices.as_at, "TC1"))
    other = measures.get(measure["counterpart"] or "")
    if other is None:
        return
    week = figure_cache.figure(visit, choices.as_at, "WK1", area=area).table
    states = dict(zip(week["ID"], week["State"], strict=True))
    pair = {states.get(measure["code"]), states.get(other["code"])}
    if pair == {State.IMPROVEMENT, State.CONCERN}:
        st.header("Its counter-measure goes the other way", anchor=False)
        page_frame.lead(
            f"{measure['name']} and {other['name']} pull apart: one improves while the other is a concern."
        )
        try_to_show(lambda: figure_cache.figure(visit, choices.as_at, other["code"], area=area))
