"""One history for everything with two times: add, revise, leave out, take one's place, read as at."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import configure_mappers

from data_access.database.base import Base, Traced
from data_access.database.engine import reading, writing
from data_access.errors import CONSTRAINT_MESSAGES, say_integrity_error
from data_access.history import append, known_on, records, standing
from data_access.history.records import CONTRACTS, EVENTS, MILESTONE_DATES
from data_access.history.tables import History
from data_access.models import Contract, MilestoneDate, SeriesEvent
from data_access.observations.store import FIGURES
from tests.data_access.helpers import rows_in

pytestmark = pytest.mark.usefixtures("store")

MAY, JUNE, JULY = date(2020, 5, 1), date(2020, 6, 1), date(2020, 7, 1)


def contract(known_from, status, **changes):
    """A contract as it was known from a day."""
    told = {"code": "VS1", "service": "Support", "provider": "A charity"} | changes
    return Contract(known_from=known_from, status=status, **told)


def stored(history, *made):
    """What adding these did, in a transaction of their own: added, revised, skipped."""
    with writing() as session:
        done = append(session, history, made, load_id=None)
    return done.added, done.revised, done.skipped


def statuses(day):
    """The states of the contracts as at a day."""
    with reading() as session:
        return sorted(session.scalars(select(Contract.status).where(known_on(Contract, day))))


def test_nothing_to_add_changes_nothing():
    assert stored(CONTRACTS) == (0, 0, 0)
    assert rows_in(Contract) == 0


def test_a_record_that_says_the_same_again_stores_nothing():
    assert stored(CONTRACTS, contract(MAY, "live")) == (1, 0, 0)
    assert stored(CONTRACTS, contract(JUNE, "live", note="Seen again", locator="page 2")) == (0, 0, 1)
    assert rows_in(Contract) == 1


def test_one_that_says_something_else_revises_and_both_are_read_as_at_their_days():
    stored(CONTRACTS, contract(MAY, "live"))
    assert stored(CONTRACTS, contract(JULY, "extended")) == (1, 1, 0)
    assert [statuses(day) for day in (date(2020, 4, 30), MAY, date(2020, 6, 30), JULY)] == [
        [], ["live"], ["live"], ["extended"]
    ]


def test_what_becomes_known_late_takes_its_place_between_the_others():
    stored(CONTRACTS, contract(MAY, "live"), contract(JULY, "ended"))
    assert stored(CONTRACTS, contract(JUNE, "extended")) == (1, 1, 0)
    assert [statuses(day) for day in (MAY, JUNE, JULY)] == [["live"], ["extended"], ["ended"]]


def test_what_was_known_before_everything_else_comes_first():
    stored(CONTRACTS, contract(JUNE, "live"))
    assert stored(CONTRACTS, contract(MAY, "proposed")) == (1, 1, 0)
    assert [statuses(day) for day in (MAY, JUNE)] == [["proposed"], ["live"]]


def test_a_correction_of_the_same_day_leaves_one_row_standing():
    stored(CONTRACTS, contract(MAY, "live"))
    stored(CONTRACTS, contract(MAY, "extended"))
    assert statuses(MAY) == statuses(JULY) == ["extended"]
    assert rows_in(Contract) == 2


def test_versions_of_one_record_may_come_together_in_any_order():
    versions = [contract(JULY, "ended"), contract(MAY, "live"), contract(JUNE, "extended")]
    assert stored(CONTRACTS, *versions) == (3, 2, 0)
    assert stored(CONTRACTS, *versions) == (0, 0, 3)
    assert [statuses(day) for day in (MAY, JUNE, JULY)] == [["live"], ["extended"], ["ended"]]


def test_a_record_without_a_measure_or_an_area_is_found_again():
    event = {"happened_on": MAY, "kind": "event", "title": "Lockdown", "recorded_by": "jo", "known_from": MAY}
    assert stored(EVENTS, SeriesEvent(**event)) == (1, 0, 0)
    assert stored(EVENTS, SeriesEvent(**event)) == (0, 0, 1)
    changed = SeriesEvent(**event | {"reason": "Fewer calls.", "known_from": JUNE})
    assert stored(EVENTS, changed) == (1, 1, 0)
    with reading() as session:
        assert standing(session, EVENTS, SeriesEvent(**event)).reason == "Fewer calls."


def given(kind, on, known_from):
    """A date of one milestone."""
    return MilestoneDate(milestone_code="ES1", kind=kind, on=on, known_from=known_from)


def dates_standing(day):
    """The kinds and days given for the milestone as at a day."""
    with reading() as session:
        found = session.scalars(
            select(MilestoneDate).where(known_on(MilestoneDate, day))
            .order_by(MilestoneDate.known_from, MilestoneDate.id)
        )
        return [(row.kind, row.on) for row in found]


def test_every_forecast_is_kept_and_the_same_one_is_not_stored_again():
    forecasts = [
        given("forecast", date(2020, 9, 1), JUNE), given("forecast", date(2020, 10, 1), JUNE),
        given("forecast", date(2020, 11, 1), JULY), given("forecast", date(2020, 9, 1), date(2020, 8, 1)),
    ]
    assert stored(MILESTONE_DATES, *forecasts) == (4, 0, 0)
    assert stored(MILESTONE_DATES, *forecasts) == (0, 0, 4)
    assert stored(MILESTONE_DATES, given("forecast", date(2020, 9, 1), date(2020, 8, 9))) == (0, 0, 1)
    assert [day.month for _kind, day in dates_standing(date(2020, 12, 31))] == [9, 10, 11, 9]


def test_a_day_on_which_it_was_reached_that_was_corrected_no_longer_stands():
    stored(MILESTONE_DATES, given("actual", date(2020, 6, 2), JUNE))
    assert stored(MILESTONE_DATES, given("actual", date(2020, 6, 3), JULY)) == (1, 1, 0)
    assert dates_standing(JUNE) == [("actual", date(2020, 6, 2))]
    assert dates_standing(JULY) == [("actual", date(2020, 6, 3))]


def test_a_baseline_is_frozen_and_nothing_of_the_attempt_stays():
    stored(MILESTONE_DATES, given("baseline", date(2020, 9, 1), MAY))
    with pytest.raises(IntegrityError) as caught:
        stored(
            MILESTONE_DATES, given("forecast", date(2020, 10, 1), JUNE),
            given("baseline", date(2020, 10, 1), JUNE),
        )
    assert say_integrity_error(caught.value) == CONSTRAINT_MESSAGES["uq_milestone_date_baseline"]
    assert dates_standing(JULY) == [("baseline", date(2020, 9, 1))]


def test_a_record_the_database_refuses_stores_nothing():
    wrong = contract(JUNE, "live", code="VS2", starts=JULY, ends=MAY)
    with pytest.raises(IntegrityError):
        stored(CONTRACTS, contract(MAY, "live"), wrong)
    assert rows_in(Contract) == 0


def test_each_row_says_when_it_was_stored(frozen_day):
    moment = datetime(2020, 8, 1, 9, 30, tzinfo=UTC)
    frozen_day(moment)
    stored(CONTRACTS, contract(MAY, "live"))
    with reading() as session:
        assert session.scalars(select(Contract.recorded_at)).all() == [moment]


def test_every_table_with_two_times_has_its_history():
    configure_mappers()
    two_times = {
        mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Traced)
    }
    kept = [kept for kept in vars(records).values() if isinstance(kept, History)]
    assert {history.table for history in (*kept, FIGURES)} == two_times
    assert len(two_times) >= 10
