"""How a measure stands: the one vocabulary of the dashboard, of its pages and its documents."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What the rules of control charts say of the newest figure, or why they say nothing."""

    CONCERN = "Concern"
    IMPROVEMENT = "Improvement"
    CHANGE = "Change, neither way better"
    NO_DATA = "No data"
    LATE = "Late"
    NO_CHANGE = "No clear change"
    NO_VERDICT = "Too few to judge"
    NONE = "None supplied"


# What is out of the ordinary, and with it what is missing: the rows a reader with a minute looks at.
SIGNALLED = (State.CONCERN, State.IMPROVEMENT, State.CHANGE)
DIRECTIONS = {
    "higher": "higher is better", "lower": "lower is better", "neither": "neither way better",
}
# How many of the newest figures stand in a small picture.
SPARK_POINTS = 52
