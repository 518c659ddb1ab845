"""The parts of the monthly page beside its table: the month, what was written, the two documents."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.words import say_number
from figures import Figure
from figures.monthly.commentary import WrittenNote, as_sentence
from figures.monthly.months import BegunMonth
from interface.components.cards import About, Card, show_cards
from interface.components.filters import keep, kept
from interface.components.html import show
from interface.components.tables import show_rows


def choose_month(months: Figure) -> str | None:
    """Show the choice of the month and give back which, as ``2020-06``; None where none is complete.

    Complete months are offered; one that is not can be given in the address and says what is missing.
    """
    begun: dict[str, BegunMonth] = {row.month.key: row for row in months.rows}
    complete = [key for key, row in begun.items() if row.complete]
    default = complete[0] if complete else ""
    chosen = kept("period", lambda text: text in begun, "month", default)
    # The month kept from another area or day may have nothing here.
    chosen = chosen if chosen in begun else default
    if not chosen:
        return None
    offered = sorted({*complete, chosen}, reverse=True)
    st.session_state["pick_period"] = chosen
    st.selectbox(
        "Month", offered, key="pick_period", width=260,
        format_func=lambda key: begun[key].month.name + ("" if key in complete else " (not complete)"),
        on_change=keep, args=("period", "pick_period", default),
        help="A month is offered when every week that ends in it is held.",
    )
    return chosen


def show_rest(summary: Figure) -> None:
    """The measures left out of the table, folded away."""
    rest = [row for row in summary.rows if not row.is_supplied]
    if rest:
        what = "for which no series is supplied"
        with st.expander(f"{say_number(len(rest), 'measure')} {what}"):
            show_rows(rest, ("ID", "Measure", "Unit", "Theme"), f"Measures {what}")


def show_notes(notes: Figure) -> None:
    """What was written about the month and its measures, as cards."""
    if not notes.rows:
        show(
            "paragraph.html", css="",
            words=f"{notes.title}. Comments are written where a measure is opened.",
        )
        return
    written: Sequence[WrittenNote] = notes.rows
    show_cards("Commentary", (
        Card(row.text, (About(as_sentence(row.about)),), f"{row.code} {row.measure}".strip())
        for row in written
    ))
