"""For your attention: the ranked list of everything there is to look at."""

from __future__ import annotations

from analysis.calendar.periods import say_day
from analysis.words import say_number
from data_access import Reader
from figures.dashboard.attention import lines
from figures.dashboard.control_charts import control_charts_of
from figures.figure import Figure

COLUMNS = ("Kind", "ID", "What", "Evidence", "Page")


def build(reader: Reader) -> Figure:
    """The attention list as a figure, so that it can be filed and quoted like any other."""
    found = lines(reader)
    charts = control_charts_of(reader)
    return Figure(
        key="", id="OV1",
        title=f"{say_number(len(found), 'thing')} for your attention"
        if found else "Nothing needs your attention",
        rows=tuple(found), columns=COLUMNS,
        description=" ".join(f"{line.sentence}." for line in found), unit="",
        period=f"As known on {say_day(reader.as_at)}", base="",
        source="The weekly series, published figures, milestones and contracts",
        status="", audience="office",
        notes=(charts.chance(charts.force).sentence,),
    )
