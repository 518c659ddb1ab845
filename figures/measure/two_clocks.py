"""999 answering on its two clocks: the force's own and the national one, side by side, never as one."""

from __future__ import annotations

import pandas as pd

from analysis.words import say_value
from data_access import Reader
from figures.dashboard.series import NO_FIGURE
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import overall

# Shares within ten seconds, then mean times: the force's measure first, the national one second.
PAIRS = (("CH1", "CH5"), ("CH6", "CH7"))
ON_CLOCKS = frozenset(code for pair in PAIRS for code in pair)
STANDARD = 90.0
COLUMNS = ("Measure", "Force clock", "Force period", "National clock", "National period", "Gap")
WHY = (
    "The national clock starts when BT connects the caller to the force; the force's own starts when"
    " the call reaches its telephone system. The same call takes longer on the national clock."
)


def build(reader: Reader) -> Figure:
    """The newest figure of each clock, the gap where both are for one period, and what to say aloud.

    Raises KeyError when the reader may not see these measures.
    """
    measures = cells.measures_by_code(reader.catalogue.measures())
    if not set(measures) >= ON_CLOCKS:
        raise KeyError(NO_FIGURE)
    force = cells.areas_by_kind(reader.catalogue.areas(), "force")
    rows = reader.observations.latest(sorted(ON_CLOCKS), force).dropna(subset=["value"])
    found = [[_newest(rows, code) for code in pair] for pair in PAIRS]
    told = [row for pair in found for row in pair if row is not None]
    table = pd.DataFrame(
        [_row(measures[pair[0]], *newest) for pair, newest in zip(PAIRS, found, strict=True)],
        columns=list(COLUMNS),
    )
    aloud = say_aloud(measures, *found[0])
    return Figure(
        key="", id="TC1", title=_title(measures, *found[0]), **as_written(table),
        description=f"{aloud}. {WHY}",
        unit="As each row says", period="As each row says", base="No base was published",
        source=cells.sources(pd.DataFrame(told, columns=["source"])),
        status=overall({row["status"] for row in told}), audience="office",
        notes=(f"To say aloud: {aloud}.", WHY),
    )


def say_aloud(measures: dict[str, Row], force: Row | None, national: Row | None) -> str:
    """The sentence to say: both clocks with their periods; whether 90% is met only where both are held."""
    told = [
        f"{cells.say_value_of(row, measures[row['measure']])} on {clock}, {cells.short_period_of(row)}"
        for row, clock in ((force, "the force's own clock"), (national, "the national clock"))
        if row is not None
    ]
    start = f"999 calls answered in 10 seconds: {' and '.join(told)}" if told else "No 999 figure is held"
    if force is None or national is None:
        missing = "the national clock" if national is None else "the force's own clock"
        return f"{start}. Whether 90% is met cannot be said: nothing is held on {missing}"
    met = [row["value"] >= STANDARD for row in (force, national)]
    if all(met):
        return f"{start}: at least 90% on both"
    return f"{start}: 90% is met on {'one clock only' if any(met) else 'neither'}"


def _title(measures: dict[str, Row], force: Row | None, national: Row | None) -> str:
    """The same in one line: both clocks, and whether 90% is met on each."""
    told = [
        f"{cells.say_value_of(row, measures[row['measure']]) if row else 'none held'} ({clock} clock)"
        for row, clock in ((force, "force"), (national, "national"))
    ]
    if force is None or national is None:
        verdict = "cannot be judged"
    else:
        met = sum(row["value"] >= STANDARD for row in (force, national))
        verdict = f"met on {('neither', 'one only', 'both')[met]}"
    return f"999 calls in 10 seconds: {', '.join(told)}; 90% {verdict}"


def _newest(rows: pd.DataFrame, code: str) -> Row | None:
    """The newest published figure of a measure, else the newest supplied one."""
    ours = rows[rows["measure"] == code]
    quoted = ours[ours["strand"] != ""]
    held = quoted if len(quoted) else ours
    return records(cells.newest_period(held))[-1] if len(held) else None


def _row(measure: Row, force: Row | None, national: Row | None) -> Row:
    told: Row = dict.fromkeys(COLUMNS, "none held") | {
        "Measure": measure["name"].split(" (")[0], "Gap": "",
    }
    for name, row in (("Force", force), ("National", national)):
        if row is not None:
            told[f"{name} clock"] = cells.say_value_of(row, measure)
            told[f"{name} period"] = cells.period_of(row)
    if force is None or national is None:
        return told | {"Gap": "One clock only"}
    if (force["period_start"], force["period_end"]) != (national["period_start"], national["period_end"]):
        return told | {"Gap": "Different periods: no gap is worked out"}
    size = abs(force["value"] - national["value"])
    points = measure["kind"] == "proportion"
    return told | {
        "Gap": f"{say_value(size, 'mean')} percentage points" if points
        else say_value(size, measure["kind"], measure["unit"])
    }
