"""Every figure says what it did: its words and its file are compared with those in ``text_of_figures``.

One file holds the figures of a family, such as ``CH.txt`` those of call handling. Of a long series
the newest lines are kept with the number of all lines and the SHA-256 of the whole file.
``tests/kept_text.py`` says how a change is accepted. Only provenance says when this very store
recorded something, and has ``{moment}`` in its place.
"""

from __future__ import annotations

import hashlib
from itertools import takewhile
from pathlib import Path

import pytest

from figures import Figure
from tests.kept_text import name_moments

KEPT = Path(__file__).parent / "text_of_figures"
PROVENANCE = "DA4"
SAID = (
    "id", "title", "description", "unit", "period", "base", "source", "status", "audience", "dark",
    "file_name",
)
# A series repeats itself week by week; a table is kept whole.
LINES_OF_A_SERIES = 40


def family(key: str) -> str:
    """The letters that a key begins with: ``CH`` of ``CH3-SH``."""
    return "".join(takewhile(str.isalpha, key))


def file_text(figure: Figure) -> list[str]:
    """The lines of its CSV file, cut where they are many points of a series."""
    whole = figure.to_csv()
    lines = whole.splitlines()
    if figure.specs is None or len(lines) <= LINES_OF_A_SERIES:
        return lines
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return [*lines[:LINES_OF_A_SERIES], f"… {len(lines)} lines in all, SHA-256 {digest}"]


def text_of(figure: Figure) -> str:
    """Everything a figure says, one part a line, then its file."""
    said = [f"{part}: {getattr(figure, part)}" for part in SAID]
    notes = [f"note: {note}" for note in figure.notes]
    text = "\n".join([f"===== {figure.key}", *said, *notes, "", *file_text(figure), "", ""])
    return name_moments(text) if figure.key == PROVENANCE else text


@pytest.mark.whole_sample
def test_every_figure_says_what_it_did(every_figure, texts_in):
    texts = texts_in(KEPT)
    told = {}
    for key, figure in every_figure().items():
        name = f"{family(key)}.txt"
        told[name] = told.get(name, "") + text_of(figure)
    differences = [texts.compare(name, text) for name, text in told.items()]
    if any(differences):
        pytest.fail("\n\n".join(filter(None, differences)), pytrace=False)
    texts.check_names(told)
