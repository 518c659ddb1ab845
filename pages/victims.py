"""Victim services: which contracts end when, and the funding behind them."""

from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import marking, try_to_show
from interface.components.filters import item_asked


def render() -> None:
    """Show contracts and funding."""
    visit = require("victims")
    heading, choices = page_frame.heading_and_choices(visit)
    contracts = figure_cache.figure(visit, choices.as_at, "VT1", area=choices.area)
    funding = figure_cache.figure(visit, choices.as_at, "VT2", area=choices.area)
    heading.title(as_plain_markdown(contracts.title))
    if not contracts.rows and not funding.rows:
        page_frame.nothing_yet(
            "No contract and no funding is recorded yet.",
            "The analyst or the Chief Executive records each contract and award with its dates.",
        )
        return
    page_frame.lead(
        "What is not given in a source is shown as not given; nothing here has been estimated."
    )
    chosen = item_asked({row.code for row in (*contracts.rows, *funding.rows)})
    try_to_show(lambda: contracts, heading="Services and their contracts", table=marking(chosen))
    try_to_show(lambda: funding, table=marking(chosen))
