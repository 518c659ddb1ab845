"""Questions, comments, actions, events, rebases and gaps: who may write them, what is refused, what stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from operator import attrgetter

import pytest
from sqlalchemy import select

from data_access import NotPermitted, RecordRefused, Role, open_reader, open_recorder
from data_access.access.roles import operator
from data_access.copies.backup import backup, restore
from data_access.database.engine import reading, writing
from data_access.models import AuditEvent, Commentary, Observation, Question, SeriesEvent
from data_access.observations.store import NewFigure, store
from data_access.recording.form_input import area_of, measure_of
from tests.data_access.helpers import audit_trail, data_state, load, read, rows_in, week_file
from tests.data_access.keeping import contents

TODAY = date(2020, 7, 8)
WEEK = date(2020, 7, 5)  # a Sunday
HOSTILE = (
    "<script>alert(1)</script>", "**bold** [x](javascript:alert(1))", "=1+1", "'; DROP TABLE question; --",
    "@SUM(A1)", "£5 – “quoted” 日本 \U0001f600", "one\ntwo\tthree",
)


@pytest.fixture(autouse=True)
def today(frozen_day):
    frozen_day(TODAY)


@pytest.fixture
def weeks(request, tmp_path):
    """Two weeks of calls, then two without any, then one."""
    request.getfixturevalue("store")
    ends = [{"period_end": end} for end in ("2020-05-31", "2020-06-07", "2020-06-28")]
    return load(week_file(tmp_path, *ends), known_from=date(2020, 7, 1))


ACTS = {
    "raise_question": lambda recorder: recorder.questions.ask("Why?", "CH1-SH", WEEK),
    "comment": lambda recorder: recorder.commentary.comment("CH1", "SH", WEEK, "A remark."),
    "record_action": lambda recorder: recorder.commentary.action("CH1", None, "More staff.", "Force", WEEK),
    "record_event": lambda recorder: recorder.events.record("event", "CH1", None, WEEK, "Storm"),
    "record_gap": lambda recorder: recorder.gaps.record("CH1", None, WEEK, "System down", "Force"),
}
MAY = {
    "commissioner": {"raise_question", "comment"},
    "chief_executive": set(ACTS), "analyst": set(ACTS), "panel": set(), "administrator": set(),
}


def do(viewer, act):
    with open_recorder(viewer) as recorder:
        return act(recorder)


def ask(viewer, text="Why?", figure="CH1", as_at=WEEK):
    return do(viewer, lambda recorder: recorder.questions.ask(text, figure, as_at))


def frame(viewer, name, as_at=TODAY, *arguments):
    with open_reader(viewer, as_at) as reader:
        return attrgetter(name)(reader)(*arguments)


def refusal(act, viewer=None):
    held = (rows_in(Question), rows_in(Commentary), rows_in(SeriesEvent), audit_trail())
    with pytest.raises(RecordRefused) as refused:
        do(viewer or operator(), act)
    assert (rows_in(Question), rows_in(Commentary), rows_in(SeriesEvent), audit_trail()) == held
    return str(refused.value)


def rebase(day, measure="CH1", area=None, reason="New rota", title="Rota"):
    return lambda recorder: recorder.events.record("rebase", measure, area, day, title, reason)


def gap(end=WEEK, **more):
    given = {"reason": "System down", "owner": "Force", **more}
    return lambda recorder: recorder.gaps.record("CH1", None, end, **given)


def quote(end):
    """Store a figure of CH1 as a publication quotes it."""
    with writing() as session:
        figure = NewFigure(
            measure_id=measure_of(session, "CH1").id, area_id=area_of(session, "WM").id,
            period_start=end - timedelta(days=6), period_end=end, value=90.0, status="final",
            known_from=end, strand="paper",
        )
        store(session, [figure], None)


@pytest.mark.parametrize("role", [role.value for role in Role])
@pytest.mark.parametrize("act", ACTS)
def test_a_role_writes_what_it_is_for_and_nothing_else(as_role, role, act):
    viewer, held, version = as_role(role), audit_trail(), data_state().version
    if act not in MAY[role]:
        with pytest.raises(NotPermitted, match="this role may not"):
            do(viewer, ACTS[act])
        assert (audit_trail(), data_state().version) == (held, version)
        return
    do(viewer, ACTS[act])
    assert [by for by, _, _ in audit_trail()[len(held):]] == [viewer.name]
    assert data_state().version == version + 1


@pytest.mark.parametrize("role", ["commissioner", "panel", "administrator"])
def test_only_the_chief_executive_and_analysts_close_a_question(as_role, role):
    number = ask(as_role("commissioner"))
    with pytest.raises(NotPermitted):
        do(as_role(role), lambda recorder: recorder.questions.close(number, "answered"))
    for other in ("chief_executive", "analyst"):
        number = ask(as_role("commissioner"), f"Why, {other}?")
        do(as_role(other), lambda recorder, n=number: recorder.questions.close(n, "withdrawn"))
    assert set(frame(as_role("analyst"), "office_records.questions")["state"]) == {"open", "withdrawn"}


def test_a_question_is_kept_with_who_asked_when_and_of_what(as_role):
    text = "  Why is it higher?\r\nWhat next?  "
    number = ask(as_role("commissioner"), text, " CH2-SH ", date(2020, 6, 22))
    row = frame(as_role("analyst"), "office_records.questions").iloc[0]
    assert (row["id"], row["text"], row["figure_id"]) == (number, "Why is it higher?\nWhat next?", "CH2-SH")
    assert (row["asked_by"], row["state"], row["as_at"].date()) == ("commissioner", "open", date(2020, 6, 22))
    assert row["asked_at"] == datetime(2020, 7, 8, 12, tzinfo=UTC)
    assert audit_trail()[-1] == ("commissioner", "raised question", "CH2-SH")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("figure", ["", "CH 1", "<b>", "CH1-", "-SH", "CH1/SH", "A" * 61, "../CH1", "1"])
def test_a_question_about_no_figure_is_refused(figure):
    assert "is no figure" in refusal(lambda recorder: recorder.questions.ask("Why?", figure, WEEK))


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("as_at", "words"),
    [(date(2020, 7, 9), "9 July 2020 is still to come"), (None, "read as at is missing")],
)
def test_a_question_about_a_day_that_cannot_be_is_refused(as_at, words):
    assert words in refusal(lambda recorder: recorder.questions.ask("Why?", "CH1", as_at))


def test_the_same_question_twice_is_refused_until_it_is_closed(as_role):
    commissioner, analyst = as_role("commissioner"), as_role("analyst")
    number = ask(commissioner)
    again = refusal(lambda recorder: recorder.questions.ask("Why? ", "CH1", WEEK), commissioner)
    assert f"question {number}" in again
    ask(analyst)
    do(analyst, lambda recorder: recorder.questions.close(number, "answered"))
    assert ask(commissioner) != number


@pytest.mark.usefixtures("store")
def test_a_question_is_closed_once_and_only_as_answered_or_withdrawn():
    number = ask(operator())
    assert "closed as answered or withdrawn" in refusal(lambda r: r.questions.close(number, "open"))
    assert "no question 99" in refusal(lambda r: r.questions.close(99, "answered"))
    do(operator(), lambda r: r.questions.close(number, "answered"))
    assert "is answered already" in refusal(lambda r: r.questions.close(number, "withdrawn"))


def test_what_was_written_later_is_not_there_as_at_an_earlier_day(as_role, frozen_day):
    analyst, yesterday = as_role("analyst"), TODAY - timedelta(days=1)
    number = ask(analyst)
    note = do(analyst, ACTS["comment"])
    frozen_day(TODAY + timedelta(days=1))
    do(analyst, lambda recorder: recorder.questions.close(number, "answered"))
    do(analyst, lambda recorder: recorder.commentary.withdraw(note))
    held = [
        (
            list(frame(analyst, "office_records.questions", day)["state"]),
            len(frame(analyst, "office_records.commentary", day)),
        )
        for day in (yesterday, TODAY, TODAY + timedelta(days=1))
    ]
    assert held == [([], 0), (["open"], 1), (["answered"], 0)]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2020, 7, 8, 22, 59, 59, tzinfo=UTC), date(2020, 7, 8)),
        (datetime(2020, 7, 8, 23, 0, tzinfo=UTC), date(2020, 7, 9)),
        (datetime(2020, 12, 8, 23, 59, 59, tzinfo=UTC), date(2020, 12, 8)),
    ],
)
def test_a_day_ends_at_midnight_in_the_office(as_role, frozen_day, moment, day):
    frozen_day(moment)
    ask(as_role("analyst"))
    assert len(frame(as_role("analyst"), "office_records.questions", day)) == 1
    assert frame(as_role("analyst"), "office_records.questions", day - timedelta(days=1)).empty


@pytest.mark.parametrize("role", ["panel", "administrator"])
def test_who_is_not_staff_reads_none_of_it(as_role, role):
    ask(as_role("analyst"))
    do(as_role("analyst"), ACTS["comment"])
    for name in ("office_records.questions", "office_records.commentary"):
        held, staff = frame(as_role(role), name), frame(as_role("commissioner"), name)
        assert (len(held), len(staff)) == (0, 1)
        assert list(held) == list(staff)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_kept_as_it_was_given(text):
    ask(operator(), text)
    do(operator(), lambda recorder: recorder.commentary.comment(None, None, None, text))
    assert list(frame(operator(), "office_records.questions")["text"]) == [text]
    assert list(frame(operator(), "office_records.commentary")["text"]) == [text]


TEXTS = {
    "question": lambda text: lambda recorder: recorder.questions.ask(text, "CH1", WEEK),
    "comment": lambda text: lambda recorder: recorder.commentary.comment("CH1", None, None, text),
    "action": lambda text: lambda recorder: recorder.commentary.action("CH1", None, text, "Force", WEEK),
    "event reason": lambda text: lambda r: r.events.record("event", "CH1", None, WEEK, "Storm", text or " "),
    "gap reason": lambda text: gap(reason=text),
}
LINES = {
    "action owner": lambda line: lambda r: r.commentary.action("CH1", None, "More staff.", line, WEEK),
    "event title": lambda line: lambda r: r.events.record("event", "CH1", None, WEEK, line),
    "gap owner": lambda line: gap(owner=line),
}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("make", [*TEXTS.values(), *LINES.values()], ids=[*TEXTS, *LINES])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is missing"), (" \n\t ", "is missing"), ("\u200b", "is missing"),
        ("a\x00b", "control character"), ("a\x1b[31mb", "control character"),
        ("a\u202eb", "control character"), ("a\rb", "control character"),
        ("a" * 2001, "2,001 characters, and there is room for"),
    ],
    ids=["empty", "white", "invisible", "null", "escape", "turned", "return", "long"],
)
def test_text_that_cannot_be_kept_is_refused(make, text, words):
    assert words in refusal(make(text))
    assert rows_in(Observation) == 0


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("make", LINES.values(), ids=LINES)
@pytest.mark.parametrize("line", ["a\nb", "a\u2028b", "a\tb", "a" * 301])
def test_a_line_stays_one_line(make, line):
    assert refusal(make(line))


@pytest.mark.usefixtures("store")
def test_the_longest_text_and_line_are_kept():
    do(operator(), TEXTS["comment"]("a" * 2000))
    do(operator(), LINES["action owner"]("a" * 300))
    assert rows_in(Commentary) == 2


@pytest.mark.usefixtures("store")
def test_a_comment_knows_its_measure_area_and_period():
    do(operator(), lambda recorder: recorder.commentary.comment("CH1", "SH", WEEK, "Shropshire."))
    do(operator(), lambda recorder: recorder.commentary.comment("CH1", "WM", None, "The force."))
    do(operator(), lambda recorder: recorder.commentary.comment(None, None, None, "All."))
    row = frame(operator(), "office_records.commentary", TODAY, "CH1").iloc[1]
    assert (row["kind"], row["measure"], row["area"]) == ("comment", "CH1", "SH")
    assert row["period_end"].date() == WEEK
    assert list(frame(operator(), "office_records.commentary")["area"]) == [None, None, "SH"]
    told = list(frame(operator(), "office_records.commentary", TODAY, "CH1")["text"])
    assert told == ["The force.", "Shropshire."]
    assert [on for _, _, on in audit_trail()] == ["CH1-SH", "CH1", "all measures"]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("measure", "area", "end", "words"),
    [
        ("NO", None, None, "no measure 'NO'"), ("CH1", "XX", None, "no area 'XX'"),
        ("CH1", None, date(2020, 7, 4), "is a Saturday; a week ends on a Sunday"),
    ],
)
def test_a_comment_about_what_does_not_exist_is_refused(measure, area, end, words):
    assert words in refusal(lambda recorder: recorder.commentary.comment(measure, area, end, "A remark."))


@pytest.mark.usefixtures("store")
def test_an_action_says_who_does_it_and_by_when():
    do(operator(), lambda r: r.commentary.action("CH1", "SH", "More staff.", " Supt Jones ", WEEK))
    row = frame(operator(), "office_records.commentary").iloc[0]
    assert (row["kind"], row["owner"], row["due"].date()) == ("action", "Supt Jones", WEEK)
    assert row["written_by"] == "command line"
    missing = refusal(lambda r: r.commentary.action("CH1", None, "More staff.", "Force", None))
    assert missing == "the day it is due is missing"


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("act", ["comment", "record_action"])
def test_the_same_note_twice_is_refused_until_it_is_taken_back(act):
    note = do(operator(), ACTS[act])
    assert "already, in the same words" in refusal(ACTS[act])
    do(operator(), lambda recorder: recorder.commentary.withdraw(note))
    do(operator(), ACTS[act])
    assert (rows_in(Commentary), len(frame(operator(), "office_records.commentary"))) == (2, 1)


def test_a_note_is_taken_back_by_who_wrote_it_or_the_chief_executive(as_role):
    note = do(as_role("commissioner"), ACTS["comment"])
    for role in ("analyst", "panel", "administrator"):
        with pytest.raises(NotPermitted):
            do(as_role(role), lambda recorder: recorder.commentary.withdraw(note))
    do(as_role("commissioner"), lambda recorder: recorder.commentary.withdraw(note))
    assert "taken back already" in refusal(lambda recorder: recorder.commentary.withdraw(note))
    assert "no comment or action 99" in refusal(lambda recorder: recorder.commentary.withdraw(99))
    other = do(as_role("analyst"), ACTS["record_action"])
    do(as_role("chief_executive"), lambda recorder: recorder.commentary.withdraw(other))
    assert audit_trail()[-1] == ("chief-executive", "took back action", "CH1")
    with reading() as session:
        assert session.get_one(Commentary, other).withdrawn_by == "chief-executive"


def test_the_audit_trail_holds_no_text_of_a_note(as_role):
    # An administrator reads the trail, and sees no force data.
    for act in ACTS.values():
        do(as_role("analyst"), act)
    with reading() as session:
        trail = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(len(ACTS))).all()
    told = " ".join(f"{event.action} {event.subject} {event.detail}" for event in trail)
    assert [event.action for event in reversed(trail)] == [
        "raised question", "commented", "recorded action", "recorded event", "recorded gap"
    ]
    for words in ("Why?", "A remark", "More staff", "Storm", "System down"):
        assert words not in told


@pytest.mark.usefixtures("weeks")
@pytest.mark.parametrize("day", [date(2020, 6, 1), date(2020, 6, 4), date(2020, 6, 7)])
def test_a_rebase_falls_on_any_day_of_a_period_with_a_figure(as_role, day):
    do(as_role("chief_executive"), rebase(day))
    row = frame(as_role("commissioner"), "catalogue.events").iloc[-1]
    assert (row["kind"], row["measure"], row["area"]) == ("rebase", "CH1", None)
    assert row["happened_on"].date() == day
    assert (row["reason"], row["recorded_by"]) == ("New rota", "chief-executive")
    assert audit_trail()[-1] == ("chief-executive", "recorded rebase", "CH1")
    assert frame(as_role("commissioner"), "catalogue.events", TODAY - timedelta(days=1)).empty


@pytest.mark.usefixtures("weeks")
@pytest.mark.parametrize(
    ("day", "words", "nearest"),
    [
        (date(2020, 7, 9), "9 July 2020 is still to come", "28 June 2020"),
        (date(2020, 5, 24), "before the first figure of CH1", "31 May 2020"),
        (date(2020, 6, 10), "10 June 2020 in it", "7 June 2020"),
        (date(2020, 6, 19), "19 June 2020 in it", "28 June 2020"),
        (TODAY, "8 July 2020 in it", "28 June 2020"),
    ],
)
def test_a_rebase_on_no_period_is_refused_and_the_nearest_is_named(day, words, nearest):
    told = refusal(rebase(day))
    assert words in told
    assert told.endswith(f"the nearest period that has one is: week ending Sunday {nearest}")


@pytest.mark.usefixtures("weeks")
@pytest.mark.parametrize(
    ("act", "words"),
    [
        (rebase(WEEK, measure=None), "a rebase needs a measure"),
        (rebase(WEEK, reason=""), "the reason is missing"),
        (rebase(WEEK, reason=None), "the reason is missing"),
        (rebase(None), "the day is missing"),
        (rebase(WEEK, title=""), "the title is missing"),
        (rebase(WEEK, measure="CH3"), "no figure of CH3 is held, so there is nothing to rebase"),
        (rebase(date(2020, 6, 7), area="SH"), "no figure of CH1 in Shropshire is held"),
        (lambda r: r.events.record("mode", "CH1", None, WEEK, "Phone only"), "'mode' is none of"),
        (lambda r: r.events.record("event", "CH1", None, date(2020, 7, 9), "Storm"), "still to come"),
    ],
)
def test_an_event_that_says_too_little_is_refused(act, words):
    assert words in refusal(act)


@pytest.mark.usefixtures("weeks")
def test_a_gap_and_a_quoted_figure_are_no_periods_to_rebase_on():
    do(operator(), gap())
    quote(date(2020, 6, 14))
    for day in (WEEK, date(2020, 6, 14)):
        assert "in it; the nearest" in refusal(rebase(day))


@pytest.mark.usefixtures("store")
def test_where_a_figure_was_published_there_is_no_gap():
    quote(WEEK)
    assert "a figure was published for CH1 in West Mercia" in refusal(gap())


@pytest.mark.usefixtures("weeks")
def test_the_same_twice_is_refused():
    do(operator(), rebase(date(2020, 6, 1)))
    again = refusal(rebase(date(2020, 6, 7), title="Another", reason="Another"))
    assert again == "a rebase of 1 June 2020 is recorded here already"
    assert "recorded here already" in refusal(rebase(date(2020, 6, 7), area="WM"))
    do(operator(), rebase(date(2020, 6, 28)))
    event = ACTS["record_event"]
    do(operator(), event)
    assert refusal(event) == "an event of 5 July 2020 is recorded here already"
    do(operator(), lambda r: r.events.record("event", "CH1", None, WEEK, "Flood"))
    do(operator(), lambda r: r.events.record("break", None, None, WEEK, "New system"))
    assert "a break of" in refusal(lambda r: r.events.record("break", None, None, WEEK, "Another"))


@pytest.mark.usefixtures("store")
def test_a_gap_is_a_dark_figure_with_its_reason_owner_and_promise(as_role):
    do(as_role("analyst"), gap(promised=date(2020, 7, 20)))
    row = read("CH1", as_at=TODAY).iloc[0]
    assert (row["status"], row["area"]) == ("not-available", "WM")
    assert (row["reason"], row["owner"]) == ("System down", "Force")
    assert (row["period_start"].date(), row["promised"].date()) == (date(2020, 6, 29), date(2020, 7, 20))
    assert row["note"] == "Gap recorded by analyst."
    assert audit_trail()[-1] == ("analyst", "recorded gap", "CH1-WM")
    assert read("CH1", as_at=TODAY - timedelta(days=1)).empty
    with open_reader(operator(), TODAY - timedelta(days=1)) as reader:
        assert reader.observations.latest(["CH1"]).empty


@pytest.mark.usefixtures("weeks")
@pytest.mark.parametrize(
    ("act", "words"),
    [
        (gap(date(2020, 6, 28)), "for CH1 in West Mercia, week ending Sunday 28 June 2020: 93.1%"),
        (gap(date(2020, 7, 4)), "a week ends on a Sunday"),
        (gap(date(2020, 7, 12)), "has not ended yet"),
        (gap(None), "the last day of the period is missing"),
        (
            lambda r: r.gaps.record("RT1", "ST", WEEK, "System down", "Force"),
            "(ST) is a Local Policing Area from 19 January 2026; the gap is about week ending Sunday",
        ),
        (gap(promised=date(2020, 7, 1)), "before the period ends"),
        (lambda r: r.gaps.record("NO", None, WEEK, "System down", "Force"), "no measure 'NO'"),
        (lambda r: r.gaps.record("CH1", "XX", WEEK, "System down", "Force"), "no area 'XX'"),
    ],
)
def test_a_gap_that_cannot_be_is_refused(act, words):
    held = rows_in(Observation)
    assert words in refusal(act)
    assert rows_in(Observation) == held


@pytest.mark.usefixtures("store")
def test_a_gap_is_revised_by_another_and_ended_by_its_figure(tmp_path, frozen_day):
    do(operator(), gap())
    assert "this gap is recorded already" in refusal(gap())
    do(operator(), gap(reason="Still down"))
    assert list(read("CH1", as_at=TODAY)["reason"]) == ["Still down"]
    frozen_day(TODAY + timedelta(days=7))
    load(week_file(tmp_path, {}))
    assert list(read("CH1")["value"]) == [93.1]
    assert list(read("CH1", as_at=TODAY)["status"]) == ["not-available"]
    assert "There is no gap" in refusal(gap())


@pytest.mark.usefixtures("store")
def test_several_records_of_one_transaction_stand_or_fall_together():
    def both(recorder):
        recorder.commentary.comment("CH1", None, None, "A remark.")
        recorder.questions.ask("", "CH1", WEEK)

    assert refusal(both) == "the question is missing"
    assert (rows_in(Commentary), audit_trail()) == (0, [])


def test_everything_written_is_in_a_backup(as_role, tmp_path, away):
    number = ask(as_role("commissioner"), HOSTILE[0])
    for act in ACTS.values():
        do(as_role("analyst"), act)
    do(as_role("analyst"), lambda recorder: recorder.questions.close(number, "answered"))
    before = contents()
    backup(tmp_path / "copy.zip")
    away()
    restore(tmp_path / "copy.zip")
    assert contents() == before
    assert (rows_in(Question), rows_in(Commentary), rows_in(SeriesEvent)) == (2, 2, 1)
    assert do(operator(), lambda recorder: recorder.questions.ask("After?", "CH1", WEEK)) > number + 1


@pytest.mark.usefixtures("store")
def test_why_an_event_was_recorded_and_by_whom_is_for_the_office(as_role):
    with open_recorder(as_role("analyst")) as recorder:
        recorder.events.record("event", "RD1", None, date(2020, 6, 1), "A new road", "Told in confidence")
    told = {}
    for role in ("panel", "analyst"):
        with open_reader(as_role(role), date(2100, 1, 1)) as reader:
            row = reader.catalogue.events().iloc[0]
        told[role] = (row["title"], row["reason"], row["recorded_by"])
    assert told["analyst"] == ("A new road", "Told in confidence", "analyst")
    assert told["panel"] == ("A new road", None, None)
