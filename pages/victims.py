"""Victim services: which contracts end when, and the funding behind them."""

from interface import frame, reading
from interface.access import require
from interface.figures_on_page import try_to_show
from interface.text import as_plain_markdown


def render() -> None:
    """Show contracts and funding."""
    visit = require("victims")
    heading, choices = frame.heading_and_choices(visit)
    contracts = reading.figure(visit, choices.as_at, "VT1", area=choices.area)
    funding = reading.figure(visit, choices.as_at, "VT2", area=choices.area)
    heading.title(as_plain_markdown(contracts.title))
    if contracts.table.empty and funding.table.empty:
        frame.nothing_yet(
            "No contract and no funding is recorded yet.",
            "The analyst or the Chief Executive records each contract and award with its dates.",
        )
        return
    frame.lead(
        "What is not given in a source is shown as not given; nothing here has been estimated."
    )
    try_to_show(lambda: contracts, heading="Services and their contracts")
    try_to_show(lambda: funding)
