"""The attention list of the overview: one line a thing to look at, and whom to ask about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from data_access import Recorder
from data_access.access.roles import Right
from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.attention import MARKS, Kind, Line
from figures.dashboard.states import State
from figures.dashboard.verdicts import Verdict
from interface.components.addresses import address
from interface.components.filters import keep, kept
from interface.components.html import show
from interface.components.icons import mark
from interface.components.state_icons import missed_icon, state_icon
from interface.notes.notes import question_button
from interface.notes.recording import record_and_run_again, say_recorded

# What the list can be narrowed to: which kinds of thing each part holds.
GROUPS: Mapping[str, tuple[str, frozenset[State | Kind]]] = {
    "": ("All", frozenset({*State, *Kind})),
    "unusual": (
        "Out of the ordinary",
        frozenset({State.CONCERN, Kind.STANDARD_MISSED, State.IMPROVEMENT, State.CHANGE}),
    ),
    "data": ("Data", frozenset({State.NO_DATA, State.LATE, Kind.SOURCES_DISAGREE, Kind.CONTRADICTIONS})),
    "decide": (
        "Decide or ask",
        frozenset({Kind.DATE_PASSED, Kind.DUE_SOON, Kind.DATE_WRONG, Kind.ENDS_SOON}),
    ),
}
MARKED = "marked"
OPEN_A_MEASURE = ("weekly", "confidence")
SHOWN_FIRST = 7


def attention_list(figure: Figure, visit: Visit, as_at: date) -> None:
    """One line a thing: its icon, one sentence, the evidence, where to look, and whom to ask.

    What this visitor has marked as read stands folded below the rest.
    """
    _label, kinds = GROUPS[_choose_group(figure.rows)]
    chosen = [line for line in figure.rows if _kind_of(line) in kinds]
    marks = visit.read
    unread = [line for line in chosen if line.item not in marks]
    read = [line for line in chosen if line.item in marks]
    say_recorded(MARKED)
    asked: set[str] = set()
    for line in unread[:SHOWN_FIRST]:
        _item(line, visit, as_at, asked)
    for lines, words in ((unread[SHOWN_FIRST:], "more"), (read, "read")):
        if lines:
            with st.expander(f"{len(lines)} {words}"):
                for line in lines:
                    _item(line, visit, as_at, asked, read=lines is read)


def _kind_of(line: Line) -> State | Kind:
    return line.kind.state if isinstance(line.kind, Verdict) else line.kind


def _choose_group(lines: Sequence[Line]) -> str:
    """Which part of the list is shown; kept in the address as ``attention``."""
    chosen = kept("attention", GROUPS.__contains__, "part of the list", "")
    counts = {
        name: sum(_kind_of(line) in kinds for line in lines)
        for name, (_label, kinds) in GROUPS.items()
    }
    st.session_state["pick_attention"] = chosen
    with st.container(key="attention_choice"):
        st.segmented_control(
            "Show", list(GROUPS), key="pick_attention", label_visibility="collapsed", required=True,
            format_func=lambda name: f"{GROUPS[name][0]} {counts[name]}",
            on_change=keep, args=("attention", "pick_attention", ""),
        )
    return chosen


def _item(line: Line, visit: Visit, as_at: date, asked: set[str], *, read: bool = False) -> None:
    first = line.codes[0]
    codes = ", ".join(line.codes)
    with st.container(key=f"item-{line.item}"):
        told, ask = st.columns([6, 1.35], vertical_alignment="top", gap="small")
        show(
            "overview/item.html", at=told, icon=_icon(line.kind), sentence=line.sentence, codes=codes,
            kind=line.kind, evidence=line.detail, to=address_of_line(line.page, first), first=first,
        )
        with ask, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
            if first not in asked:
                question_button(visit, first, as_at, line.sentence, label="Ask")
            if visit.viewer.may(Right.READ):
                _mark_button(visit, line, read=read)
        asked.add(first)


def address_of_line(page: str, code: str) -> str:
    """Where a thing is shown: its measure opened, or its record marked among the others."""
    if page == "check":
        return address(page, part="contradictions")
    return address(page, **{"measure" if page in OPEN_A_MEASURE else "item": code})


def _mark_button(visit: Visit, line: Line, *, read: bool) -> None:
    if not st.button("Unread" if read else "Read", key=f"mark-{line.item}"):
        return

    def act(recorder: Recorder) -> str:
        codes = ", ".join(line.codes)
        (recorder.attention.mark_unread if read else recorder.attention.mark_read)(line.item, codes)
        return f"{codes} is marked as {'unread' if read else 'read'}, for you alone."

    record_and_run_again(visit, act, MARKED, MARKED)


def _icon(kind: Kind | Verdict) -> Markup:
    if isinstance(kind, Verdict):
        return state_icon(kind.state, kind.letter)
    return missed_icon(kind) if kind is Kind.STANDARD_MISSED else mark(MARKS[kind])
