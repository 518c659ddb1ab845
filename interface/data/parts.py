"""The parts of the data page: which is open, and how each is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from analysis.data_health import Supply
from data_access.access.sessions import Visit
from figures import Figure
from figures.data.health import WORDS, SuppliedMeasure
from figures.data.loads import LoadedFile
from figures.data.revisions import Revision
from figures.data.statements import Statement
from interface import figure_cache
from interface.components import page_frame
from interface.components.addresses import address
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import try_to_show
from interface.components.filters import EARLIEST, Choices
from interface.components.tables import show_rows

# The parts in order: what stands in the address, and the name of the tab.
PARTS = {
    "health": "Data health", "revised": "Revised", "load": "Load a file",
    "templates": "Templates", "loads": "Loads", "provenance": "Provenance", "statements": "Statements",
}
# The choices of one part alone.
OF_A_PART = ("measure", "since")
A_WEEK = timedelta(days=7)
SHA_SHOWN = 12
MOST_ROWS = 300
NEWEST_SHOWN = 26
HEALTH = ("ID", "Measure", "State", "Newest period held", "Next due", "Owner", "Note")
NEVER_HELD = ("ID", "Measure", "State", "Agreed", "Owner", "Note")


def usual_part() -> str:
    """The part that the other choices of the address belong to."""
    named = (("measure", "provenance"), ("since", "revised"))
    return next((part for choice, part in named if choice in st.query_params), "health")


def _forget(choice: str) -> None:
    st.query_params.pop(choice, None)


def health_table(figure: Figure) -> None:
    """What has no data or is late stands open; what is well, or was never supplied, is folded away."""
    with st.container(key="data_health"):
        _health_tables(figure)


def _health_tables(figure: Figure) -> None:
    rows: dict[Supply, list[SuppliedMeasure]] = {
        supply: [row for row in figure.rows if row.supply is supply] for supply in Supply
    }
    needed = rows[Supply.DARK] + rows[Supply.LATE]
    if needed:
        # Where every row is dark its words take up the whole width, and need no columns of their own.
        show_rows(
            needed, HEALTH if rows[Supply.LATE] else HEALTH[:3], f"{figure.id}: no data, or late",
            link=("ID", _provenance_of), instead=("State", lambda row: row.why),
        )
    else:
        page_frame.nothing_yet("Nothing is dark and nothing is late.", "There is nobody to ask for data.")
    for supply, columns in ((Supply.ON_TIME, HEALTH), (Supply.NEVER_SUPPLIED, NEVER_HELD)):
        if rows[supply]:
            with st.expander(f"{WORDS[supply]}: {len(rows[supply]):,}"):
                show_rows(
                    rows[supply], columns, f"{figure.id}: {WORDS[supply]}", link=("ID", _provenance_of)
                )


def _provenance_of(row: SuppliedMeasure | Revision | Statement) -> str:
    return address("data", part="provenance", measure=row.code)


def revised(visit: Visit, choices: Choices) -> None:
    """What was revised since a day that can be chosen and stands in the address."""
    usual = choices.as_at - A_WEEK
    given = st.query_params.get("since", usual.isoformat())
    since = _day_until(given, choices.as_at)
    if since is None:
        st.error(f"There is no day “{as_plain_markdown(given)}” to look back to. Choose another.")
        st.button("Show the last week", on_click=_forget, args=("since",))
        return
    st.session_state["pick_since"] = since
    st.date_input(
        "Revised since", key="pick_since", format="DD/MM/YYYY", width=260, min_value=EARLIEST,
        max_value=choices.as_at, on_change=_keep_since,
    )
    try_to_show(
        lambda: figure_cache.figure(visit, choices.as_at, "DA2", since=since.isoformat()),
        table=_revised_table,
    )


def _day_until(text: str, last: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= last else None


def _keep_since() -> None:
    st.query_params["part"] = "revised"
    st.query_params["since"] = st.session_state["pick_since"].isoformat()


def _revised_table(figure: Figure) -> None:
    _listed(
        figure, "No figure that was held had another version in that time.",
        "Choose an earlier day to look back further.",
    )


def _listed(figure: Figure, nothing: str, what_to_do: str) -> None:
    """The first rows of a long list, each with the way to its measure; or why there are none."""
    if not figure.rows:
        page_frame.nothing_yet(nothing, what_to_do)
        return
    if len(figure.rows) > MOST_ROWS:
        page_frame.lead(f"The first {MOST_ROWS} are shown; all of them are in the file below.")
    show_rows(
        figure.rows[:MOST_ROWS], figure.columns, f"{figure.id}: {figure.title}", hide_empty=True,
        link=("ID", _provenance_of),
    )


def loads(visit: Visit, choices: Choices) -> None:
    """Every file that was taken in."""
    try_to_show(lambda: figure_cache.figure(visit, choices.as_at, "DA3"), table=_loads_table)


def _loads_table(figure: Figure) -> None:
    if not figure.rows:
        page_frame.nothing_yet(
            "What is held came with the product.",
            "An analyst loads the first file under “Load a file”.",
        )
        return
    loaded: Sequence[LoadedFile] = figure.rows[:MOST_ROWS]
    short = [replace(file, sha256=f"{file.sha256[:SHA_SHOWN]}…") for file in loaded]
    show_rows(
        short, figure.columns, f"{figure.id}: {figure.title}", numbers=("Rows read", "Stored", "Revised")
    )


def provenance(visit: Visit, choices: Choices) -> None:
    """Every version of a measure, which can be chosen and stands in the address."""
    measures = figure_cache.catalogue(visit, choices.as_at).measures
    names = {code: measure.name for code, measure in measures.items()}
    chosen = st.query_params.get("measure", next(iter(names), ""))
    if chosen not in names:
        st.error(f"There is no measure “{as_plain_markdown(chosen)}”. Choose another to go on.")
        st.button("Show the first measure", on_click=_forget, args=("measure",))
        return
    st.session_state["pick_measure"] = chosen
    st.selectbox(
        "Measure", list(names), key="pick_measure", format_func=lambda code: f"{code} {names[code]}",
        on_change=_keep_measure,
    )
    try_to_show(
        lambda: figure_cache.figure(
            visit, choices.as_at, "DA4", measure=chosen, area=choices.area
        ),
        table=_provenance_table,
    )
    said = figure_cache.figure(visit, choices.as_at, "DA5", measure=chosen)
    if said.rows:
        try_to_show(lambda: said, table=_statements_table)


def _keep_measure() -> None:
    st.query_params["part"] = "provenance"
    st.query_params["measure"] = st.session_state["pick_measure"]


def _provenance_table(figure: Figure) -> None:
    if not figure.rows:
        page_frame.nothing_yet(
            "No version was ever held for this area.", "Choose the whole force, or another measure."
        )
        return
    caption = f"{figure.id}: {figure.title}"
    newest, earlier = figure.rows[:NEWEST_SHOWN], figure.rows[NEWEST_SHOWN:]
    show_rows(newest, figure.columns, caption, numbers=("Value",), hide_empty=True)
    if earlier:
        with st.expander(f"Earlier: {len(earlier):,}"):
            show_rows(earlier, figure.columns, f"{caption}, earlier", numbers=("Value",), hide_empty=True)


def statements(visit: Visit, choices: Choices) -> None:
    """What sources say in words, whatever it is about."""
    try_to_show(lambda: figure_cache.figure(visit, choices.as_at, "DA5"), table=_statements_table)


def _statements_table(figure: Figure) -> None:
    _listed(
        figure, "No source held says anything in words only.",
        "An analyst loads published figures or statements under “Load a file”.",
    )
