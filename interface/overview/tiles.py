"""The headline tiles of the overview: one an objective of the plan."""

from __future__ import annotations

from itertools import groupby

from figures import Figure
from figures.dashboard.states import State
from figures.overview.headlines import Headline, ObjectiveStates
from interface.components.addresses import address
from interface.components.escaping import picture
from interface.components.html import show
from interface.components.icons import theme_name
from interface.components.spark import spark
from interface.components.state_icons import state_icon


def tiles(figure: Figure, states: Figure) -> None:
    """One tile an objective of the plan: its headline measures, and the states of all its measures."""
    counts = {row.objective: row for row in states.rows}
    made = []
    for objective, rows in groupby(figure.rows, key=lambda row: row.objective):
        headlines = list(rows)
        made.append(
            {
                "objective": objective, "title": headlines[0].objective_title,
                "headlines": [_headline(row) for row in headlines],
                "states": _states(counts[objective]) if objective in counts else [],
            }
        )
    show("overview/tiles.html", tiles=made)


def _headline(row: Headline) -> dict[str, object]:
    """A headline with its picture, its icon and the way to its measure."""
    state = row.verdict.state
    return {
        "row": row, "to": address("confidence" if row.survey else "weekly", measure=row.code),
        "picture": picture(spark(row.recent, row.target, theme_name()), f"{row.name}, last year")
        if row.recent else "",
        "icon": state_icon(state, row.verdict.letter, alt="") if state is not State.NONE else "",
    }


def _states(row: ObjectiveStates) -> list[tuple[object, str]]:
    """How many measures of an objective are in each state, but those never supplied."""
    return [
        (state_icon(state, alt=state), f"{count:,}") for state, count in row.counts
        if state is not State.NONE and count
    ]
