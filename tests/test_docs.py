"""The documents name what is there: no table, page, setting or command too few, and none too many."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
import typer
from sqlalchemy import Boolean, Column, Date, Float, Integer, String

from application.page_list import PAGES, pages_for
from data_access import open_reader
from data_access.access.roles import Role, operator
from data_access.cli import app
from data_access.database.base import Base, UtcDateTime
from data_access.loading import KINDS
from data_access.models.words import OneOf
from data_access.reading.view import View
from figures.registry import STANDING
from figures.words.statuses import WORDS
from interface.components.icons import KINDS as ATTENTION_KINDS
from tests.test_house import REPOSITORY, kept_files, read

GUIDE, DICTIONARY, RUNBOOK = (
    f"docs/{name}.md" for name in ("user_guide", "data_dictionary", "runbook")
)
DECISIONS = sorted((REPOSITORY / "docs" / "decisions").glob("*.md"))
PARTS_OF_A_DECISION = ["Status", "Context", "Decision", "Consequences"]
TYPES = {
    UtcDateTime: "moment", Boolean: "yes or no", Date: "date", Float: "number",
    Integer: "whole number", String: "text", OneOf: "text",
}
# Importing the models, as the loaders do, fills the metadata.
TABLES = Base.metadata.tables


@cache
def entries(heading: str) -> dict[str, list[list[str]]]:
    """The rows of the table below each ``### heading `name` `` of the data dictionary, by name."""
    found = {}
    for part in re.split(r"^#{2,3} ", read(DICTIONARY), flags=re.MULTILINE):
        named = re.match(rf"{heading} `([\w-]+)`", part)
        if named:
            found[named[1]] = rows_of(part)
    return found


def rows_of(part: str) -> list[list[str]]:
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip(" *`") for cell in line.strip("|").split("|")] for line in lines[2:]]


def type_of(column: Column) -> str:
    return next(said for kind, said in TYPES.items() if isinstance(column.type, kind))


def settings_read() -> set[str]:
    """Every setting of ours that a program or a script names."""
    code = [
        path for path in kept_files()
        if path.parts[0] not in {"docs", "tests"} and path.suffix != ".md"
    ]
    return {name for path in code for name in re.findall(r"DASHBOARD_[A-Z_]+", text_of(path))}


def text_of(path) -> str:
    return (REPOSITORY / path).read_bytes().decode("utf-8", errors="replace")


def _inside(command) -> dict:
    return getattr(command, "commands", {})


def commands_of(group: typer.Typer) -> list[str]:
    """Every command as it is typed: ``load``, ``accounts add``."""
    found = []
    for name, command in _inside(typer.main.get_command(group)).items():
        found += [f"{name} {last}" for last in _inside(command)] or [name]
    return found


def test_every_table_is_in_the_data_dictionary_and_no_other():
    assert set(entries("Table")) == set(TABLES)
    assert {"account", "observation"} <= set(TABLES)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_is_documented_with_its_type_and_whether_it_may_be_empty(table):
    documented = [row[:3] for row in entries("Table")[table]]
    assert documented == [
        [column.name, type_of(column), "yes" if column.nullable else "no"]
        for column in TABLES[table].columns
    ]


def test_every_column_is_described():
    empty = [
        f"{heading} {name}.{row[0]}"
        for heading in ("Table", "File")
        for name, rows in entries(heading).items() for row in rows if not row[-1]
    ]
    assert empty == []


def test_every_kind_of_file_is_documented_with_its_columns():
    documented = {kind: {row[0] for row in rows} for kind, rows in entries("File").items()}
    assert documented == {name: set(kind.columns) for name, kind in KINDS.items()}


def test_required_columns_of_a_file_are_bold():
    bold = set(re.findall(r"^\| \*\*`([^`]+)`\*\* \|", read(DICTIONARY), flags=re.MULTILINE))
    assert bold == {column for kind in KINDS.values() for column in kind.required}


NO_FRAME = {
    "catalogue.codes_of", "catalogue.parts", "catalogue.measure_numbers", "catalogue.area_numbers",
    "catalogue.state_of_data", "checks.read_ahead", "revisions.count",
}
ASKED = {
    name: [["CH1"]]
    for name in ("observations", "observations.cited", "observations.survey_details", "series.values")
} | {
    "observations.of_measure": ["CH1"], "observations.supplied": [["CH1"], [date(2020, 7, 5)]],
    "revisions.history": ["CH1", "WM"], "revisions.since": [date(2020, 7, 6)],
    "series.publications": [["CH1"], ["WM"], date(2020, 7, 6)],
}


def frames_of(reader):
    """What can be called on each noun of a reader, by its name; a noun that can be called itself too."""
    nouns = {name: noun for name, noun in vars(reader).items() if is_noun(noun)}
    for name, noun in nouns.items():
        if callable(noun):
            yield name, noun
        for verb in dir(noun):
            if verb[0] != "_" and callable(getattr(noun, verb)):
                yield f"{name}.{verb}", getattr(noun, verb)


def is_noun(held):
    return type(held).__module__.startswith("data_access.reading.") and not isinstance(held, View)


@pytest.mark.usefixtures("store")
def test_every_frame_of_a_reader_is_documented_with_its_columns():
    part = read(DICTIONARY).partition("## Frames a reader returns")[2]
    documented = {row[0]: re.findall(r"\w+", row[2]) for row in rows_of(part)}
    with open_reader(operator()) as reader:
        frames = {
            name: call for name, call in frames_of(reader) if name not in NO_FRAME
        }
        held = {name: list(call(*ASKED.get(name, []))) for name, call in frames.items()}
    assert documented == held


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_every_page_is_in_the_user_guide(page):
    assert f"| {page.title} |" in read(GUIDE)
    assert f"`/{page.address}`" in read(GUIDE)


def test_the_user_guide_names_no_page_that_does_not_exist():
    named = set(re.findall(r"`/([a-z-]+)[`?]", read(GUIDE)))
    assert named <= {page.address for page in PAGES}


@pytest.mark.parametrize("word", [*WORDS.values(), *ATTENTION_KINDS, *STANDING])
def test_every_mark_and_every_standing_figure_is_in_the_user_guide(word):
    assert word.lower() in read(GUIDE).lower()


def test_every_kind_of_file_is_in_the_readme_and_the_user_guide():
    for told in (read("README.md"), read(GUIDE)):
        assert [kind for kind in KINDS if f"`{kind}`" not in told] == []


def test_the_readme_lists_the_pages_of_each_role():
    told = read("README.md").partition("## Roles")[2]
    rows = {row[0].strip("`"): row[1] for row in rows_of(told.partition("\n## ")[0])}
    assert set(rows) == set(Role)
    for role, listed in rows.items():
        pages = rows["commissioner"] if listed == "the same" else listed.partition(";")[0]
        assert pages == ", ".join(page.title.lower() for page in pages_for(Role(role)))


def test_every_role_is_in_the_user_guide():
    assert [role for role in Role if f"`{role}`" not in read(GUIDE)] == []


def test_every_setting_is_in_the_readme_or_the_runbook():
    told = read("README.md") + read(RUNBOOK)
    assert settings_read()
    assert [name for name in sorted(settings_read()) if f"`{name}`" not in told] == []


def test_no_setting_is_documented_that_nothing_reads():
    told = "".join(read(name) for name in ("README.md", GUIDE, DICTIONARY, RUNBOOK))
    assert set(re.findall(r"DASHBOARD_[A-Z_]+", told)) <= settings_read()


@pytest.mark.parametrize("command", commands_of(app))
def test_every_command_is_in_the_user_guide_or_the_readme(command):
    assert re.search(rf"python -m data_access {command}\b", read(GUIDE) + read("README.md"))


def test_no_command_is_documented_that_does_not_exist():
    told = "".join(read(name) for name in ("README.md", GUIDE, RUNBOOK))
    typed = re.findall(r"python -m data_access ((?:accounts|sample) [a-z-]+|[a-z-]+)", told)
    assert typed
    assert sorted(set(typed) - set(commands_of(app))) == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem[:4])
def test_every_decision_has_its_parts_in_order(decision):
    text = decision.read_text(encoding="utf-8")
    number = int(decision.name[:4])
    assert text.startswith(f"# {number}. ")
    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == PARTS_OF_A_DECISION


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("document", [GUIDE, DICTIONARY, RUNBOOK])
def test_every_link_within_a_document_leads_to_a_heading(document):
    headings = re.findall(r"^#+ (.+)$", read(document), flags=re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", read(document))) <= anchors
