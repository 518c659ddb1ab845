"""Nothing is found in what is sound, and every kind of finding in what is not."""

from __future__ import annotations

from datetime import date

from analysis.contradictions import Kind
from tests.analysis.contradictions.saying import Q4, found, said

SOUND = (
    said("Trust", measure="T1", written="85", unit="%", period=Q4, cadence="quarter", whole=False),
    said("Trust", measure="T1", written="around 85%", period=Q4, cadence="quarter", strand="b"),
    said("Agree", written="75", unit="%", base=24),
    said("Respondents from Northam", written="54.2", unit="%", base=24, place="N", place_name="Northam"),
    said("Respondents from Southam", written="45.8", unit="%", base=24, place="S", place_name="Southam"),
    said("Most of them", "majority", written="13", unit="answers", base=24),
    said("Assessments", "list", stated=3, listed=3, text="a, b and c"),
    said("Next meeting", "date", date_as_written="8 July 2022"),
    said("System live", "event", date_as_written="2 March 2022", period_as_written="progress to March 2022"),
    said("Against before", "event", measure="T1", cadence="quarter", text="a rise on the previous quarter"),
    said("Skills", "reference", text="C7", locator="A1"),
    said("Staff", "event", text="Training began.", locator="C7"),
    said("By area", "list", text="Most: Northam; least: Southam"),
)


def test_nothing_is_found_in_what_is_sound():
    assert found(*SOUND, headings="ABCD") == []


def test_of_each_kind_one_is_found_beside_it():
    broken = (
        said("Trust", measure="T1", written="81", unit="%", period=Q4, strand="c"),
        said("Disagree", written="24", unit="%", base=24),
        said("Take-up", written="104", unit="%"), said("Few", "majority", written="9", base=24),
        said("Actions", "list", stated=4, listed=3), said("Site", "date", date_as_written="31 April"),
        said("Opened", "event", date_as_written="2 April 2022", period_as_written="to March 2022"),
        said("Again", "event", measure="T1", cadence="quarter", text="a fall on last month"),
        said("Rate", "blank"),
        said("More", "reference", text="E1"),
        said("Now", "list", text="Lowest: Northam", known_from=date(2022, 5, 2)),
    )
    assert [kind for kind, *_ in found(*SOUND, *broken, headings="ABCD")] == [kind.value for kind in Kind]
