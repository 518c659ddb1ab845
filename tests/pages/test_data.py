"""The data page: what is late, what was revised, loading a file, and where a figure came from."""

from __future__ import annotations

import pytest

from data_access.loading import KINDS
from data_access.models import Load, Observation
from interface.data.parts import PARTS
from tests.data_access.helpers import WEEK, csv_text, load, rows_in, statements, week_file
from tests.pages.helpers import html_of, run_page, words_of

NASTY = "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1))"
FIRST = {"value": "93.1", "known_from": "2020-07-07", "source": f"Return {NASTY}"}
SECOND = {"value": "91.9", "known_from": "2020-07-14", "source": f"Return {NASTY}"}
STAFF = ("commissioner", "chief_executive", "analyst")


def upload(app, *files):
    """Choose files in the uploader, as (name, rows)."""
    app.file_uploader[0].set_value(
        [(name, csv_text([{**WEEK, **row} for row in rows]).encode(), "text/csv") for name, *rows in files]
    ).run()
    assert not app.exception
    return words_of(app)


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return words_of(app)


def labels(app):
    return [button.label for button in app.button]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("role", STAFF)
@pytest.mark.usefixtures("sample_store")
def test_staff_open_every_part(sign_in, role, part):
    sign_in(role)
    app = run_page("data", part=part)
    assert not app.exception
    assert not app.error
    assert "6 measures have no data" in words_of(app)
    assert [tab.label for tab in app.tabs] == list(PARTS.values())


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.usefixtures("store")
def test_without_a_figure_every_part_says_what_to_do(sign_in, part):
    sign_in("commissioner")
    app = run_page("data", part=part)
    assert not app.exception
    assert not app.error
    assert "were never supplied" in words_of(app)
    assert 'class="wm-empty"' in html_of(app) or part == "templates"


@pytest.mark.usefixtures("sample_store")
def test_data_health_counts_names_and_explains(sign_in):
    sign_in("chief_executive")
    words = words_of(run_page("data"))
    for told in ("RT1", "Promised by 31 August 2020", "no person named", "On time", "Never supplied"):
        assert told in words
    html = html_of(run_page("data", as_at="2020-08-01"))
    assert "Late by 18 days" in html
    assert 'href="/data?as_at=2020-08-01&amp;part=provenance&amp;measure=RT1"' in html


@pytest.mark.usefixtures("store")
def test_what_was_revised_is_listed_from_the_day_in_the_address(sign_in, tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    load(week_file(tmp_path, SECOND))
    sign_in("commissioner")
    app = run_page("data", since="2020-07-08", as_at="2020-07-20")
    words = words_of(app)
    assert "1 figure revised since 8 July 2020" in words
    assert "93.1%" in words
    assert "91.9%" in words
    assert app.date_input[0].value.isoformat() == "2020-07-08"
    # A week before the day chosen is the usual day to look back to.
    assert "since 13 July 2020" in words_of(run_page("data", part="revised", as_at="2020-07-20"))


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"part": "<b>x</b>"}, "There is no part “<b>x</b>”"),
        ({"since": "2020-06-31"}, "There is no day “2020-06-31”"),
        ({"since": "2030-01-01"}, "There is no day “2030-01-01”"),
        ({"measure": "<b>x</b>"}, "There is no measure “<b>x</b>”"),
        ({"as_at": "2020-06-31"}, "There is no day “2020-06-31”"),
        ({"measure": "CH1", "area": "XX"}, "There is no area “XX”"),
    ],
)
@pytest.mark.usefixtures("sample_store")
def test_a_choice_that_does_not_exist_is_named_and_can_be_left(sign_in, query, named):
    sign_in("commissioner")
    app = run_page("data", **query)
    assert not app.exception
    assert named in words_of(app)
    assert "<b>x" not in html_of(app)
    app.button[-1].click().run()
    assert not app.error


@pytest.mark.usefixtures("store")
def test_a_file_is_looked_at_then_loaded_and_listed(sign_in, tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    sign_in("analyst")
    app = run_page("data", part="load")
    words = upload(app, ("second.csv", SECOND), ("other.csv", {"measure": "CH2", "value": "1"}))
    assert "Nothing has been stored yet. 2 rows read, 1 new, 1 revised, 0 already held." in words
    assert "93.1%" in words
    assert "91.9%" in words
    assert rows_in(Observation) == rows_in(Load) == 1
    words = press(app, "Load")
    assert "Loaded second.csv and other.csv: 2 rows read, 1 new, 1 revised, 0 already held." in words
    assert rows_in(Load) == 3
    assert "Load" not in labels(app)
    listed = words_of(run_page("data", part="loads"))
    assert "3 files taken in" in listed
    assert "analyst" in listed


@pytest.mark.usefixtures("store")
def test_what_a_file_holds_is_told_by_measure_before_it_is_loaded(sign_in):
    sign_in("analyst")
    app = run_page("data", part="load")
    weeks = [{**FIRST, "area": area, "period_end": day} for area in ("WM", "SH")
             for day in ("2020-06-28", "2020-07-05")]
    upload(app, ("weeks.csv", *weeks, {**FIRST, "measure": "CH2", "value": "1.1"}))
    html = html_of(app)
    assert "What the files hold" in words_of(app)
    for measure, figures, areas, period in (
        ("CH1", 4, 2, "22 Jun 2020 to 5 Jul 2020"), ("CH2", 1, 1, "w/e 5 Jul 2020"),
    ):
        row = html[html.index(f">{measure}</td>"):].partition("</tr>")[0]
        assert all(f">{cell}</td>" in row for cell in (figures, areas, period))


@pytest.mark.usefixtures("store")
def test_a_file_that_is_wrong_is_refused_with_row_column_and_reason(sign_in):
    sign_in("analyst")
    app = run_page("data", part="load")
    words = upload(app, ("week.csv", {"value": NASTY}, {"period_end": "2020-07-04"}))
    assert "2 things are wrong with these files. Nothing was stored." in words
    assert "a week ends on a Sunday" in words
    assert NASTY[:90] in words
    assert "<img src=x" not in html_of(app)
    assert "Load" not in labels(app)
    assert rows_in(Observation) == 0
    assert any("reasons" in button.label for button in app.get("download_button"))


@pytest.mark.usefixtures("store")
def test_a_press_counts_for_what_was_shown_before_it(sign_in, tmp_path):
    sign_in("analyst")
    app = run_page("data", part="load")
    upload(app, ("second.csv", SECOND))
    # Somebody else loads an earlier version meanwhile: what the file would do is not what was shown.
    load(week_file(tmp_path, FIRST, name="first.csv"))
    words = press(app, "Load")
    assert "Nothing was stored" in words
    assert rows_in(Load) == 1
    assert "93.1%" in words
    # What is shown now is what the next press loads.
    assert "Loaded second.csv" in press(app, "Load")


@pytest.mark.usefixtures("store")
def test_what_somebody_else_does_meanwhile_is_no_obstacle_where_the_file_does_the_same(sign_in, tmp_path):
    sign_in("analyst")
    app = run_page("data", part="load")
    upload(app, ("second.csv", SECOND))
    load(week_file(tmp_path, {**FIRST, "measure": "CH2", "value": "1.1"}, name="other.csv"))
    assert "Loaded second.csv" in press(app, "Load")


@pytest.mark.usefixtures("store")
def test_a_file_held_already_offers_nothing_to_load(sign_in, tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    sign_in("analyst")
    app = run_page("data", part="load")
    assert "There is nothing to load" in upload(app, ("first.csv", FIRST))
    assert "Load" not in labels(app)


@pytest.mark.usefixtures("store")
def test_another_file_is_looked_at_anew(sign_in):
    sign_in("analyst")
    app = run_page("data", part="load")
    assert "1 thing is wrong" in upload(app, ("week.csv", {"value": "x"}))
    assert "Nothing has been stored yet. 1 row read" in upload(app, ("week.csv", FIRST))


@pytest.mark.usefixtures("store")
def test_a_failure_while_reading_a_file_is_said_with_a_reference(sign_in, monkeypatch, caplog):
    sign_in("analyst")
    app = run_page("data", part="load")

    def broken(*_arguments, **_options):
        raise RuntimeError("out of order")

    monkeypatch.setattr("interface.data.uploading.preview", broken)
    words = upload(app, ("week.csv", FIRST))
    assert "Nothing was stored. Reference" in words
    assert "out of order" not in words
    assert "out of order" in caplog.text


@pytest.mark.parametrize("role", ["commissioner", "chief_executive"])
@pytest.mark.usefixtures("store")
def test_who_may_not_load_reads_who_may(sign_in, role):
    sign_in(role)
    app = run_page("data", part="load")
    assert "Files are loaded by: Analyst." in words_of(app)
    assert not app.file_uploader


@pytest.mark.usefixtures("store")
def test_there_is_a_template_of_every_kind(sign_in):
    sign_in("commissioner")
    app = run_page("data", part="templates")
    assert [button.label for button in app.get("download_button")] == [f"Download {name}" for name in KINDS]


@pytest.mark.usefixtures("store")
def test_every_version_of_a_figure_is_shown_with_its_file_as_text(sign_in, tmp_path):
    load(week_file(tmp_path, FIRST, name="<b>first.csv"))
    load(week_file(tmp_path, SECOND))
    sign_in("commissioner")
    app = run_page("data", measure="CH1", as_at="2020-07-20")
    words = words_of(app)
    assert "CH1, West Mercia: 1 figure held, 1 revised" in words
    for told in ("93.1%", "91.9%", "<b>first.csv", "command line", NASTY):
        assert told in words
    assert "<b>first" not in html_of(app)
    assert "<img src=x" not in html_of(app)
    assert "No version was ever held" in words_of(
        run_page("data", measure="CH1", area="SH", as_at="2020-07-20")
    )


@pytest.mark.usefixtures("store")
def test_what_a_source_says_in_words_is_listed_as_text_and_under_its_measure(sign_in, tmp_path):
    path = tmp_path / "said.csv"
    path.write_text(
        "statement,kind,measure,text,known_from\n"
        f"A peak,event,WF9,{NASTY},2020-07-01\nOf nothing,blank,,,2020-07-01\n", encoding="utf-8",
    )
    load(path)
    sign_in("commissioner")
    for query in ({"part": "statements"}, {"measure": "WF9"}):
        app = run_page("data", **query, as_at="2020-07-20")
        assert NASTY in words_of(app)
        assert "<img src=x" not in html_of(app)
        assert ("Of nothing" in words_of(app)) is ("part" in query)
    assert "kept as written" not in words_of(run_page("data", measure="CH1", as_at="2020-07-20"))


@pytest.mark.usefixtures("sample_store")
def test_the_page_is_read_with_few_statements_and_read_again_with_one(sign_in):
    sign_in("commissioner")
    with statements() as cold:
        app = run_page("data")
    with statements() as warm:
        app.run()
    assert not app.exception
    assert len(cold) <= 9, "\n".join(cold)
    assert len(warm) <= 1, "\n".join(warm)
