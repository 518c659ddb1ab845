"""The attention list and the headline tiles of the overview, laid out from their figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.spark_points import SparkPoint
from figures.dashboard.states import State
from figures.words.cells import Row, records
from interface.components.addresses import address
from interface.components.escaping import as_text, picture
from interface.components.filters import keep, kept
from interface.components.icons import theme_name
from interface.components.spark import points_by_code, spark
from interface.components.state_icons import state_mark
from interface.notes.notes import question_button

# What the list can be narrowed to: which kinds, by how their names begin.
GROUPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "": ("All", ("",)),
    "unusual": ("Out of the ordinary", ("Concern", "Standard missed", "Improvement", "Change")),
    "data": ("Data", ("No data", "Late", "Sources disagree")),
    "decide": (
        "Decide or ask", ("Date passed", "Due soon", "Date needs correcting", "Ends within a year")
    ),
}
SHOWN_FIRST = 8


def attention_list(figure: Figure, visit: Visit, as_at: date) -> None:
    """One line a thing: its mark, one sentence, the evidence, where to look, and whom to ask."""
    rows = records(figure.table)
    _label, kinds = GROUPS[_choose_group(rows)]
    chosen = [row for row in rows if row["Kind"].startswith(kinds)]
    asked: set[str] = set()
    for row in chosen[:SHOWN_FIRST]:
        _item(row, visit, as_at, asked)
    if len(chosen) > SHOWN_FIRST:
        with st.expander(f"{len(chosen) - SHOWN_FIRST} more"):
            for row in chosen[SHOWN_FIRST:]:
                _item(row, visit, as_at, asked)


def _choose_group(rows: list[Row]) -> str:
    """Which part of the list is shown; kept in the address as ``attention``."""
    chosen = kept("attention", GROUPS.__contains__, "part of the list", "")
    counts = {
        name: sum(row["Kind"].startswith(kinds) for row in rows)
        for name, (_label, kinds) in GROUPS.items()
    }
    st.session_state["pick_attention"] = chosen
    st.segmented_control(
        "Show", list(GROUPS), key="pick_attention", label_visibility="collapsed", required=True,
        format_func=lambda name: f"{GROUPS[name][0]} {counts[name]}",
        on_change=keep, args=("attention", "pick_attention", ""),
    )
    return chosen


def _item(row: Row, visit: Visit, as_at: date, asked: set[str]) -> None:
    first = str(row["ID"]).split(", ")[0]
    opens_measure = row["Page"] in ("weekly", "confidence")
    to = address(row["Page"], **({"measure": first} if opens_measure else {}))
    with st.container(key=f"item-{row['Kind']}-{row['ID']}"):
        told, ask = st.columns([6.2, 1.4], vertical_alignment="top", gap="small")
        told.html(
            f'<div class="wm-item">{state_mark(row["Kind"])}<div><strong>{as_text(row["What"])}</strong>'
            f"<span>{as_text(row['ID'])} · {as_text(row['Kind'])} · {as_text(row['Evidence'])}</span>"
            f'</div><a href="{as_text(to)}" target="_self">Open {as_text(first)}</a></div>'
        )
        with ask:
            if first not in asked:
                question_button(visit, first, as_at, row["What"])
        asked.add(first)


def tiles(figure: Figure, states: Figure) -> None:
    """One tile an objective of the plan: its headline measures, and the states of all its measures."""
    points = points_by_code(figure.data)
    counts = {row["Objective"]: row for row in records(states.table)}
    made = "".join(
        f'<div class="wm-tile"><h3>{as_text(objective)}. {as_text(rows["Title"].iloc[0])}</h3>'
        f"{''.join(_headline(row, points.get(row['ID'], [])) for row in records(rows))}"
        f"{_states(counts.get(objective, {}))}</div>"
        for objective, rows in figure.table.groupby("Objective", sort=False)
    )
    st.html(f'<div class="wm-tiles wm-objectives">{made}</div>')


def _headline(row: Row, points: list[SparkPoint]) -> str:
    state = ""
    if row["State"] != State.NONE:
        words = f"{row['State']} ({row['High or low']})" if row["High or low"] else row["State"]
        detail = f": {row['Signal']}" if row["Signal"] else ""
        state = f'<p class="wm-state">{state_mark(words, alt="")} {as_text(words + detail)}</p>'
    drawn = picture(spark(points, theme_name()), f"{row['Measure']}, last year") if points else ""
    beside = f"<p>{as_text(row['Beside'])}</p>" if row["Beside"] else ""
    status = f"<strong>{as_text(row['Status'])}</strong> · " if row["Status"] else ""
    to = address("confidence" if row["ID"].startswith("PC") else "weekly", measure=row["ID"])
    return (
        f'<div class="wm-headline"><p><a href="{as_text(to)}" target="_self">{as_text(row["ID"])}</a>'
        f' {as_text(row["Measure"])}</p><p class="wm-figure">{as_text(row["Value"])}</p>'
        f"<p>{as_text(row['Period'])}</p>{beside}{drawn}{state}"
        f'<p class="wm-meta">{status}{as_text(row["Source"])}</p></div>'
    )


def _states(counts: Row) -> str:
    """How many measures of an objective are in each state, but those never supplied."""
    told = "".join(
        f"<li>{state_mark(state, alt=state)}<span>{counts[state]:,}</span></li>"
        for state in State if state != State.NONE and counts.get(state)
    )
    return f'<ul class="wm-legend" aria-label="Measures by state">{told}</ul>' if told else ""
