"""The guides of CONTRIBUTING.md, followed to the letter: what they say to write is run here."""

from __future__ import annotations

import csv
import io
import re
import sys
import types
from datetime import date

import pytest

import figures
import pages
from application import page_list
from application.page_list import PageEntry
from data_access import open_reader
from data_access.access.roles import STAFF, Role, operator
from data_access.catalogue.office import CATALOGUE
from data_access.loading import registry
from data_access.models import Observation
from figures.registry import STANDING
from tests.data_access.catalogue.test_adding_a_measure import NEW
from tests.data_access.helpers import csv_text, load, only_error, refused, rows_in, values
from tests.pages.conftest import cold_caches, cookies, sign_in  # noqa: F401 - fixtures of pages
from tests.pages.helpers import html_of, run_page, words_of
from tests.test_house import REPOSITORY, read

GUIDE = "CONTRIBUTING.md"
SUNDAY, JULY = "2020-07-05", date(2020, 7, 6)


def told(kind: str) -> str:
    """The one block of code of the guide that is marked as this kind."""
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```$", read(GUIDE), flags=re.MULTILINE | re.DOTALL)
    return found


@pytest.fixture
def written(monkeypatch):
    """Call it with the kind of a guide and a module's name to have written that module as told."""

    def write(kind: str, name: str) -> types.ModuleType:
        module = types.ModuleType(name)
        monkeypatch.setitem(sys.modules, name, module)
        exec(compile(told(f"python {kind}"), name, "exec"), module.__dict__)  # noqa: S102 - our own guide
        return module

    return write


@pytest.fixture
def with_the_figure(written, monkeypatch):
    """The figure of the guide, written and registered by its line."""
    themes = written("figure", "figures.overview.themes")
    line = eval(f"{{{told('python figure-line')}}}", {"themes": themes})  # noqa: S307 - our own guide
    for key, build in line.items():
        assert key not in STANDING
        monkeypatch.setitem(STANDING, key, build)


@pytest.fixture
def with_the_page(written, monkeypatch):
    """The page of the guide, written and put into the list by its line."""
    themes = written("page", "pages.themes")
    monkeypatch.setattr(pages, "themes", themes, raising=False)
    known = {"PageEntry": PageEntry, "STAFF": STAFF, "themes": themes}
    entries = eval(f"({told('python page-line')})", known)  # noqa: S307 - our own guide
    monkeypatch.setattr(page_list, "PAGES", (*page_list.PAGES, *entries))


@pytest.fixture
def with_the_loader(written, monkeypatch):
    """The loader of the guide, written and registered by its line, as the registry does with each."""
    module = written("loader", "data_access.loading.kinds.interpreters")
    assert f"{module.__name__.rpartition('.')[2]},\n" == told("python loader-line")
    kind = registry.Kind(module.KIND, module.COLUMNS, module.REQUIRED, module.read, "")
    for kinds in (registry.TABLES, registry.KINDS):
        monkeypatch.setitem(kinds, kind.name, kind)


@pytest.fixture
def week(tmp_path):
    """Call it with changes to a good week to have a file of such rows."""

    def file(*changes):
        path = tmp_path / f"weeks-{len(list(tmp_path.iterdir()))}.csv"
        rows = [{"week_ending": SUNDAY, "calls": "41"} | change for change in changes]
        path.write_text(csv_text(rows), encoding="utf-8")
        return path

    return file


def test_the_row_of_the_measure_is_the_one_that_is_tried_with_the_columns_of_the_catalogue():
    header, row = csv.reader(io.StringIO(told("csv")))
    assert header == (CATALOGUE / "measures.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert dict(zip(header, row, strict=True)) == NEW


@pytest.mark.usefixtures("store", "with_the_figure")
def test_the_figure_is_built_by_its_key():
    with open_reader(operator(), JULY) as reader:
        assert "TH1" in figures.keys(reader)
        made = figures.build("TH1", reader)
        measures = reader.catalogue.measures()
    assert made.key == made.id == "TH1"
    assert list(made.table["Theme"]) == list(dict.fromkeys(measures["theme"]))
    assert sum(row.measures for row in made.rows) == len(measures) > 0
    assert f"{len(made.rows)} themes" in made.title


@pytest.mark.usefixtures("sample_store", "with_the_figure", "with_the_page")
def test_the_page_shows_the_figure_to_staff_and_nothing_to_others(sign_in):  # noqa: F811 - a fixture
    sign_in("commissioner")
    shown = run_page("themes")
    assert not shown.exception
    assert shown.title[0].value.endswith("measures")
    assert "Call handling" in html_of(shown) + words_of(shown)
    sign_in("panel")
    assert "Call handling" not in html_of(run_page("themes"))
    assert "themes" not in {page.address for page in page_list.pages_for(Role.PANEL)}


@pytest.mark.usefixtures("store", "with_the_loader")
def test_the_loader_knows_its_files_stores_them_once_and_revises(week):
    report = load(week({}), known_from=JULY).files[0]
    assert (report.kind, report.rows_read, report.rows_stored) == ("interpreters", 1, 1)
    assert values("CH9") == [41]
    assert load(week({}), known_from=JULY).files[0].skipped == 1
    assert load(week({"calls": "43"}), known_from=JULY).files[0].revised == 1
    assert values("CH9") == [43]


@pytest.mark.usefixtures("store", "with_the_loader")
def test_the_loader_refuses_a_faulty_file_as_a_whole_and_says_where(week):
    error = only_error(week({}, {"week_ending": "2020-07-04"}), known_from=JULY)
    assert (error.row, error.column, error.value) == (3, "week_ending", "2020-07-04")
    assert "Sunday" in error.reason
    refused(week({"calls": "many"}), known_from=JULY)
    assert rows_in(Observation) == 0


def test_every_file_and_folder_the_guide_names_is_there():
    made_up = {"figures/overview/themes.py", "pages/themes.py", "data_access/loading/kinds/interpreters.py"}
    named = set(re.findall(r"`((?:[\w.-]+/)+(?:[\w.-]+)?|[A-Z]+\.md)`", read(GUIDE)))
    assert made_up < named
    assert [name for name in sorted(named - made_up) if not (REPOSITORY / name).exists()] == []


def test_the_licence_is_named_in_the_readme():
    assert read("LICENSE").startswith("MIT License\n")
    assert "`LICENSE`" in read("README.md")
    assert f"`{GUIDE}`" in read("README.md")
