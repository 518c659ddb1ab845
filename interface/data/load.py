"""The part of the data page where an analyst loads files: choose, look, load."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analysis.calendar.periods import say_period_short
from analysis.spreadsheets import csv_text
from analysis.words import say_number
from data_access import clock
from data_access.access.roles import RIGHTS, Right
from data_access.access.sessions import Visit
from data_access.loading import KINDS, LoadReport, template
from data_access.loading.changes import MOST_CHANGES, Change
from data_access.loading.kinds.boundaries import KIND as BOUNDARIES
from figures.dashboard.catalogue import Catalogue
from figures.data.revisions import say_version
from interface import figure_cache
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import report_failure
from interface.components.tables import show_words
from interface.data import uploading

ENDINGS = ["csv", "xlsx", "zip", "geojson", "json"]
EARLIEST_KNOWN = date(2000, 1, 1)
MOST_ERRORS_SHOWN = 100
MOST_HOLDINGS = 60
MOST_COLUMNS_NAMED = 7
HOLDINGS = ("ID", "Measure", "Figures", "Areas", "Period", "File")
CHANGES = ("ID", "Measure", "Area", "Period", "Held now", "In the file")
ERRORS = ("File", "Row", "Column", "Value", "Reason")
# Kept in the window from one run to the next: what was looked at, why it was not loaded, what was loaded,
# which uploader.
_SHOWN, _CHANGED, _DONE, _ROUND = "load_shown", "load_changed", "load_done", "load_round"


def load_a_file(visit: Visit) -> None:
    """Choose files, see what they would change, and load them."""
    st.header("Load a file", anchor=False)
    if not visit.viewer.may(Right.LOAD):
        who = [role.label for role, rights in RIGHTS.items() if Right.LOAD in rights]
        page_frame.nothing_yet(
            f"Files are loaded by: {', '.join(who)}.",
            "Hand the file to them. What they load is listed under “Loads”.",
        )
        return
    if done := st.session_state.pop(_DONE, None):
        st.success(as_plain_markdown(done))
        page_frame.link("See it among the files taken in", "data", part="loads")
    page_frame.lead("Choose one file or several. You see what they would change before anything is stored.")
    request = _ask()
    if not request.files:
        return
    try:
        _look_and_load(visit, request)
    except Exception:
        reference = report_failure("a file could not be read or loaded")
        st.error(
            f"These files could not be read. Nothing was stored. Reference {reference}: try again, or"
            " load them on the command line."
        )


def _ask() -> uploading.Request:
    generation = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(
        "Files to load", type=ENDINGS, accept_multiple_files=True, key=f"load_files_{generation}",
        help="Several files are stored together, or not at all.",
    )
    left, right = st.columns(2)
    kind = left.selectbox(
        "Kind", ["", *KINDS], key=f"load_kind_{generation}",
        format_func=lambda name: name or "Told from the file",
    )
    known_from = right.date_input(
        "Known from", value=None, key=f"load_known_{generation}", format="DD/MM/YYYY",
        min_value=EARLIEST_KNOWN, max_value=clock.today(),
        help="The day the office could know the figures, for rows that do not say. Today if empty.",
    )
    uploads = tuple(
        uploading.Upload(uploading.safe_name(file.name), file.getvalue()) for file in files or ()
    )
    return uploading.Request(uploads, kind or None, known_from if isinstance(known_from, date) else None)


def _look_and_load(visit: Visit, request: uploading.Request) -> None:
    """Show what would change, and load it when the button below is pressed.

    A press counts for what was shown before it: where that is different now, it is shown anew.
    """
    if words := st.session_state.pop(_CHANGED, None):
        st.warning(as_plain_markdown(words))
    before: uploading.Preview | None
    before, version = st.session_state.get(_SHOWN, (None, None))
    if before is not None and before.fingerprint != request.fingerprint():
        before = None
    is_fresh = before is not None and version == visit.data_version
    shown = before if is_fresh and before is not None else uploading.preview(visit.viewer, request)
    st.session_state[_SHOWN] = (shown, visit.data_version)
    _show_preview(visit, shown)
    if shown.is_refused or shown.changes_nothing:
        return
    if not st.button("Load", type="primary", key="load_now"):
        return
    try:
        if before is None or before.report != shown.report:
            raise uploading.Changed("what is held has changed since the files were looked at")
        report = uploading.load(visit.viewer, request, shown)
    except uploading.Changed as changed:
        st.session_state.pop(_SHOWN, None)
        st.session_state[_CHANGED] = f"Nothing was stored: {changed}. Look again, then load."
        st.rerun()
    st.session_state[_DONE] = uploading.say_loaded(report)
    st.session_state.pop(_SHOWN, None)
    # Another uploader takes the place of this one, so that its files are let go.
    st.session_state[_ROUND] += 1
    st.rerun()


def _show_preview(visit: Visit, shown: uploading.Preview) -> None:
    report = shown.report
    if shown.is_refused:
        _show_errors(report)
        return
    st.subheader("What would change", anchor=False)
    if shown.changes_nothing:
        st.info("Everything in these files is held already. There is nothing to load.")
    else:
        st.info(f"Nothing has been stored yet. {as_plain_markdown(uploading.say_counts(report))}.")
    _show_files(report)
    for name, note in report.notes:
        st.markdown(as_plain_markdown(f"{name}: {note}"))
    _show_changes(visit, report)
    _show_holdings(visit, report)


def _show_holdings(visit: Visit, report: LoadReport) -> None:
    """What the files have of each measure, so that a wrong week or a missing area is seen in time."""
    measures = figure_cache.catalogue(visit, visit.default_day).measures
    rows = [
        (
            held.measure, measures[held.measure].name, held.figures, len(held.areas),
            say_period_short(held.first, held.last), file.file,
        )
        for file in report.files for held in file.holds
    ]
    if not rows:
        return
    st.subheader("What the files hold", anchor=False)
    if len(rows) > MOST_HOLDINGS:
        page_frame.lead(f"The first {MOST_HOLDINGS} of {len(rows):,} measures are listed.")
    # What one file holds need not name it on every row.
    columns = HOLDINGS[:-1] if len(report.files) == 1 else HOLDINGS
    show_words(
        columns, [row[:len(columns)] for row in rows[:MOST_HOLDINGS]], "What the files hold, by measure",
        numbers=("Figures", "Areas"),
    )


def _show_files(report: LoadReport) -> None:
    files = report.files
    counted = {
        "Rows read": [file.rows_read for file in files],
        "New": [file.rows_stored - file.revised for file in files],
        "Revised": [file.revised for file in files],
        "Already held": [file.skipped - file.unknown for file in files],
    }
    rare = {
        "Skipped": [file.unknown for file in files],
        "Outside the force": [file.outside for file in files],
        "Without a place": [file.unplaced for file in files],
    }
    counted |= {name: counts for name, counts in rare.items() if any(counts)}
    lines = zip([file.file for file in files], [file.kind for file in files], *counted.values(), strict=True)
    show_words(("File", "Kind", *counted), lines, "What each file would change", numbers=tuple(counted))


def _show_changes(visit: Visit, report: LoadReport) -> None:
    """The figures that would be revised, as they are held and as the file has them."""
    changes = [change for file in report.files for change in file.changes]
    if not changes and not any(file.revised for file in report.files):
        return
    known = figure_cache.catalogue(visit, visit.default_day)
    rows = [_before_and_after(change, known) for change in changes]
    revised = sum(file.revised for file in report.files)
    st.subheader(f"{say_number(revised, 'figure')} would be revised", anchor=False)
    if any(len(file.changes) == MOST_CHANGES < file.revised for file in report.files):
        page_frame.lead(f"The first {MOST_CHANGES} of each file are listed.")
    elif earlier := revised - len(rows):
        page_frame.lead(f"{earlier:,} of them would come before the version held now, which still stands.")
    if rows:
        show_words(CHANGES, rows, "Figures that would be revised, before and after")


def _before_and_after(change: Change, known: Catalogue) -> tuple[object, ...]:
    measure = known.measures[change.measure]
    changed = change.status_before != change.status
    return (
        change.measure, measure.name, known.area_name(change.area),
        say_period_short(change.period_start, change.period_end),
        say_version(change.value_before, change.status_before, measure, with_status=changed),
        say_version(change.value, change.status, measure, with_status=changed),
    )


def _show_errors(report: LoadReport) -> None:
    """Every reason why the files are refused, with the row and the column."""
    errors = [tuple(error.as_dict().values()) for error in report.errors]
    st.error(
        f"{say_number(len(errors), 'thing is', 'things are')} wrong with these files. Nothing was"
        " stored. Correct them and choose the files again."
    )
    show_words(
        ERRORS, errors[:MOST_ERRORS_SHOWN], "What is wrong, by file, row and column", hide_empty=True
    )
    if len(errors) > MOST_ERRORS_SHOWN:
        page_frame.lead(f"The first {MOST_ERRORS_SHOWN} are listed; all of them are in the file below.")
    st.download_button(
        "Download the reasons", csv_text([ERRORS, *errors]).encode("utf-8-sig"), file_name="refused.csv",
        mime="text/csv", key="load_reasons", on_click="ignore",
    )


def templates() -> None:
    """An example of every kind of file, to fill in."""
    st.header("Templates", anchor=False)
    page_frame.lead(
        "Each has every column and an example row. The columns are explained in the data dictionary."
    )
    for name, kind in KINDS.items():
        with st.container(border=True):
            words, button = st.columns([4, 2], vertical_alignment="center")
            more = len(kind.required) - MOST_COLUMNS_NAMED
            needs = ", ".join(kind.required[:MOST_COLUMNS_NAMED])
            needs += f" and {more} more" if more > 0 else ""
            words.markdown(f"**{as_plain_markdown(name)}**  \nNeeds: {as_plain_markdown(needs)}")
            ending = "geojson" if name == BOUNDARIES else "csv"
            button.download_button(
                f"Download {name}", template(name).encode(), file_name=f"template-{name}.{ending}",
                key=f"template_{name}", on_click="ignore", width="stretch",
            )
