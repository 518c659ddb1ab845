"""What the status of a figure is called on the page, in a table, in a file."""

from __future__ import annotations

from figures.words.marks import Mark, Marked

ILLUSTRATIVE_STATUS = "illustrative"
ILLUSTRATIVE = "Illustrative: not real figures"
WORDS = {
    "final": "Final",
    "provisional": "Provisional [p]",
    "illustrative": f"{ILLUSTRATIVE} [i]",
    "reported-in-press": "Reported in the press",
    "not-available": "No data [x]",
    "withheld": "Withheld [w]",
    "too-small": "Too small to show [c]",
}
# The short sign of a status beside its figure.
LETTERS = {"provisional": "[p]", "illustrative": "[i]", "withheld": "[w]", "too-small": "[c]"}
DARK = frozenset({"not-available"})


def marked(status: str) -> str | Marked:
    """What a status is called, with its mark where there is no figure."""
    words = WORDS[status]
    return Marked(words, Mark.NO_DATA) if status in DARK else words


def overall(statuses: set[str]) -> str:
    """What to know before believing figures of these statuses; empty when all are final."""
    told = [WORDS[status] for status in WORDS if status in statuses and status != "final"]
    return "; ".join(told)
