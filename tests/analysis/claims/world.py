"""A small world to check claims in: a few measures, areas and figures, made by hand."""

from __future__ import annotations

from datetime import date

from analysis.claims.check import check_sentence, read_text
from analysis.claims.held import Held, HeldSum, HeldTarget, HeldValue, Subject, Words
from analysis.claims.names import Name, vocabulary
from analysis.claims.spoken import spoken_name
from analysis.claims.verdicts import Answer
from analysis.words import Kind

ASKED = "% of residents"
SUBJECTS = {
    one.code: one for one in (
        Subject("PC1", "Confidence in the police", ASKED, Kind.PROPORTION, "higher", survey=True),
        Subject("PC3", "Doing a good job", ASKED, Kind.PROPORTION, "higher", survey=True),
        Subject("CH1", "999 answered", "% of calls", Kind.PROPORTION, "higher", by_area=False, clock="force"),
        Subject("CH5", "999 answered (national)", "% of calls", Kind.PROPORTION, "higher", clock="national"),
        Subject("CH6", "999 mean time", "seconds", Kind.MEAN, "lower"),
        Subject("CH3", "101 answered", "% of calls", Kind.PROPORTION, "higher"),
        Subject("RT2", "Response time", "minutes", Kind.MEDIAN, "lower"),
        Subject("WF1", "Police officers", "officers", Kind.COUNT, "neither"),
        Subject("RD1", "People killed", "people", Kind.COUNT, "lower", events=True),
        Subject("CR1", "Recorded crime", "offences", Kind.COUNT, "neither", events=True),
        Subject("CR15", "Recorded crime, change", "% change", Kind.RATE, "neither"),
        Subject("SS1", "Stop searches", "searches", Kind.COUNT, "neither", events=True),
        Subject("FN1", "Over budget", "GBP", Kind.MONEY, "lower"),
        Subject("WF8", "Absence", "% of staff", Kind.PROPORTION, "lower"),
    )
}
PLACES = {"WM": "West Mercia", "SH": "Shropshire", "HE": "Herefordshire", "TW": "Telford & Wrekin",
          "WO": "Worcestershire", "NW": "North Worcestershire", "SW": "South Worcestershire"}
NAMES = (
    spoken_name("PC1", "confidence|confident"), spoken_name("PC3", "good job"),
    spoken_name("CH1 CH5", "999|999 calls + answered"), spoken_name("CH3", "101|101 calls + answered"),
    spoken_name("CH6", "999|999 calls + mean|average", clock="national"), spoken_name("RT2", "response time"),
    spoken_name("WF1", "officers|officer numbers", "special*"), spoken_name("RD1", "road deaths|killed"),
    spoken_name("CR1 CR15", "crime|crimes|offences"), spoken_name("SS1", "stop searches"),
    spoken_name("FN1", "over budget"), spoken_name("WF8", "absence"),
)
WORDS = Words(
    NAMES,
    vocabulary([
        *(Name(name, (code,)) for code, name in PLACES.items()),
        Name("Telford", ("TW",)), Name("West Mercia Police", ("WM",)), Name("the force", ("WM",)),
        Name("Newtown", ("SH",)), Name("Newtown", ("HE",)),
    ]),
    SUBJECTS, PLACES, "WM", date(2025, 7, 2), {"WO": ("NW", "SW")},
)
# The quarters that the figures below are of.
Q3_23, Q3_24 = (date(2023, 10, 1), date(2023, 12, 31)), (date(2024, 10, 1), date(2024, 12, 31))
Q4_23, Q4_24 = (date(2024, 1, 1), date(2024, 3, 31)), (date(2025, 1, 1), date(2025, 3, 31))
YEAR_22, YEAR_23, YEAR_24 = ((date(year, 1, 1), date(year, 12, 31)) for year in (2022, 2023, 2024))
SAID = {
    Q3_23: "October to December 2023", Q3_24: "October to December 2024", Q4_23: "January to March 2024",
    Q4_24: "January to March 2025", YEAR_22: "2022", YEAR_23: "2023", YEAR_24: "2024",
}


def value(code, area, span, number, source="Release", **more):
    """A figure of this world."""
    return HeldValue(
        SUBJECTS[code], area, PLACES[area], *span, more.pop("period", SAID.get(span, str(span[1]))), number,
        source, **more,
    )


def day(*parts):
    """A period of one day."""
    return date(*parts), date(*parts)


VALUES = (
    value("PC3", "SH", Q3_23, 64.0), value("PC3", "SH", Q3_24, 55.0), value("PC3", "TW", Q3_24, 58.0),
    value("PC1", "WM", Q3_23, 82.0), value("PC1", "WM", Q3_24, 80.0), value("PC1", "SH", Q3_23, 79.0),
    value("PC1", "SH", Q3_24, 76.0), value("PC1", "TW", Q3_23, 82.0), value("PC1", "TW", Q3_24, 82.0),
    value("PC1", "HE", Q3_23, 82.0, base=300.0, design_effect=1.3),
    value("PC1", "HE", Q3_24, 70.0, base=300.0, design_effect=1.3),
    value("PC1", "HE", Q4_23, 80.0, base=400.0), value("PC1", "HE", Q4_24, 78.0, base=400.0),
    value("PC1", "WM", Q4_24, 85.0), value("PC1", "WM", Q4_24, 83.0, "Plan", qualifier="around"),
    value("PC1", "NW", Q3_24, 84.0), value("PC1", "SW", Q3_24, 81.0),
    value("PC1", "WM", YEAR_22, 80.0, qualifier="more than"),
    value("PC1", "SH", day(2025, 6, 20), 77.0, written="undated wave", period="undated wave"),
    value("CH1", "WM", YEAR_23, 92.0), value("CH5", "WM", YEAR_23, 86.0), value("CH1", "WM", YEAR_22, 88.0),
    value("CH5", "WM", Q4_24, 85.0),
    value("CH6", "WM", YEAR_23, 11.7), value("CH6", "WM", YEAR_22, 12.7), value("RT2", "WM", YEAR_23, 12.0),
    value("CH3", "WM", YEAR_22, 78.0), value("CH3", "WM", YEAR_23, 70.0),
    value("WF1", "WM", day(2023, 3, 31), 2494.0), value("WF1", "WM", day(2024, 9, 30), 2535.0),
    value("RD1", "WM", YEAR_23, 56.0), value("RD1", "WM", YEAR_24, 50.0),
    value("RD1", "NW", YEAR_24, 9.0), value("RD1", "SW", YEAR_24, 11.0),
    value("CR1", "WM", YEAR_23, 95006.0), value("CR1", "WM", YEAR_24, 86500.0),
    value("CR1", "WM", YEAR_22, 80000.0, quoted=False),
    value("CR15", "WM", YEAR_24, -9.0),
    value("SS1", "WM", (date(2023, 10, 1), date(2024, 3, 31)), 412.0, qualifier="average a month"),
    value("FN1", "WM", (date(2024, 6, 1), date(2024, 6, 30)), 4_000_000.0, qualifier="about"),
    value("WF8", "WM", (date(2025, 6, 16), date(2025, 6, 22)), 4.1, quoted=False),
    value("WF8", "WM", (date(2025, 6, 23), date(2025, 6, 29)), 4.4, quoted=False),
)
TARGETS = (
    HeldTarget(SUBJECTS["PC1"], "Stretch target", 88.0, date(2022, 4, 1), date(2025, 3, 31), "Minutes"),
    HeldTarget(SUBJECTS["WF8"], "Target", 5.0, None, None, "Plan"),
    HeldTarget(SUBJECTS["CH1"], "Force target", 90.0, date(2023, 6, 1), None, "Release"),
)
SUMS = (
    HeldSum("Emergency Covid DA/SV funding", "", "WM", "2020", 434000.0, "Panel paper"),
    HeldSum("Complex Care Pathfinder", "", "WM", "", 650000.0, "Panel", "over two years"),
    HeldSum("Complex Care Pathfinder", "", "WM", "2022/23", 1300000.0, "Release", "over 2 years"),
    HeldSum("Extra government victim funding secured", "", "WM", "2020", 750000.0, "Plan", "over"),
    HeldSum("Fleet replacement", "", "WM", "2024/25", 3363000.5, "Minutes"),
    HeldSum("Covid equipment", "", "WM", "2020", 50000.0, "Plan"),
)
HELD = Held(VALUES, TARGETS, SUMS)


def answer(sentence: str) -> Answer:
    """What this world says of a sentence."""
    (read,) = read_text(sentence, WORDS)
    return check_sentence(read, HELD, WORDS)
