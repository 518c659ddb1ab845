"""The monthly summary of the sample as a document, with what staff wrote about it."""

from __future__ import annotations

from datetime import date

import pytest

from data_access import open_reader, open_recorder
from data_access.access.roles import operator
from reports.document import Document
from reports.monthly import monthly_document

JULY = date(2020, 7, 6)
# Marks of typst, of XML, of Markdown and of Word fields, and a character XML cannot hold.
HOSTILE = (
    '#set page(fill: red) *bold* _x_ $x^2$ <b>&amp;</b> ]]> {{ x }} @ref \\ "quoted" = Heading\x07'
    " <w:p/> #panic() // gone"
)
SHOWN = HOSTILE.replace("\x07", "�")


# Making it takes seconds, and nothing changes it: it is made for the first test that asks.
_made: list[Document] = []


@pytest.fixture
def summary(request: pytest.FixtureRequest) -> Document:
    """June 2020 for the whole force, with two comments and an action."""
    if not _made:
        request.getfixturevalue("sample_store")
        request.getfixturevalue("frozen_day")(JULY)
        _made.append(_write_and_make())
    return _made[0]


@pytest.fixture
def sample_summary(request: pytest.FixtureRequest, summary: Document) -> Document:
    """The same, with the sample it was made of at hand."""
    request.getfixturevalue("sample_store")
    return summary


def _write_and_make() -> Document:
    with open_recorder(operator()) as recorder:
        recorder.commentary.comment("IV5", None, None, HOSTILE.replace("\x07", ""))
        recorder.commentary.action("IV5", None, "A second team starts.", "Head of investigations", JULY)
    with open_reader(operator(), JULY) as reader:
        return monthly_document(reader, "2020-06")
