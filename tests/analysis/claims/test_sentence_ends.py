"""A text in its sentences."""

from __future__ import annotations

import pytest

from analysis.claims.sentence_ends import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One is 5%. Two is 6.5%! Is it?", ("One is 5%.", "Two is 6.5%!", "Is it?")),
        ("A line\nanother  line", ("A line", "another line")),
        ("• one • two\n- three", ("one", "two", "three")),
        ("Supt. Jones met Mr. Smith. He left.", ("Supt. Jones met Mr. Smith.", "He left.")),
        ("“It fell.” She added more.", ("“It fell.”", "She added more.")),
        (" \n -- \n", ()),
    ],
)
def test_where_sentences_end(text, found):
    assert sentences(text) == found
