"""Cells that tables of measures share: figures in words, a state with its mark, a standard with its bar."""

from __future__ import annotations

from figures.dashboard.states import State
from figures.words.cells import Row
from interface.components.escaping import as_text
from interface.components.state_icons import assurance_mark, state_mark

EDGES = {State.CONCERN: "concern", State.IMPROVEMENT: "improvement", State.CHANGE: "change"}
SHORT_STATUS = ("[p]", "[i]", "[w]", "[c]")
NOT_SET = '<span class="wm-none">none set</span>'


def cell(label: str, inner: str, css: str = "") -> str:
    """A cell of a table that is stacked on a phone, where its label stands before it."""
    named = f' class="{css}"' if css else ""
    # On a phone a cell is a grid of label and content, and the content has to be one thing.
    whole = f"<div>{inner}</div>" if "<" in inner else inner
    return f'<td role="cell"{named} data-label="{as_text(label)}">{whole}</td>'


def head(labels: list[str]) -> str:
    """The row of column headers."""
    return "".join(f'<th role="columnheader" scope="col">{as_text(label)}</th>' for label in labels)


def theme_row(theme: str, columns: int) -> str:
    """The row that heads the measures of a theme."""
    return (
        '<tr role="row" class="wm-theme"><th role="rowheader" scope="rowgroup"'
        f' colspan="{columns}">{as_text(theme)}</th></tr>'
    )


def edge(row: Row) -> str:
    """The class that gives a row which signals its coloured edge."""
    return f' class="wm-edge-{EDGES[row["State"]]}"' if row["State"] in EDGES else ""


def letters(row: Row) -> str:
    """The short marks of the status of a figure: ``[i]``."""
    return " ".join(letter for letter in SHORT_STATUS if letter in row["Status"])


def state_words(row: Row, detail: str) -> str:
    """The state of a row with its mark, and what is to be known of it."""
    words = f"{row['State']} ({row['High or low']})" if row["High or low"] else row["State"]
    return (
        f'<span class="wm-marked">{state_mark(words, alt="")}<span>{as_text(row["State"])}'
        f"<small>{as_text(detail)}</small></span></span>"
    )


def standard_words(row: Row) -> str:
    """The standard of a row, with its bar where it was judged."""
    if not row["Standard"]:
        return NOT_SET
    if not row["Assurance"]:
        return as_text(row["Standard"])
    words = row["Assurance"].removesuffix(" against").removeprefix("consistently ")
    return (
        f'<span class="wm-marked wm-wide">{assurance_mark(row["Assurance"])}'
        f"<span>{as_text(words.capitalize())}<small>standard {as_text(row['Standard'])}</small></span></span>"
    )
