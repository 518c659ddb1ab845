"""A store as an earlier version of the program left it, with something of everything in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from alembic import command
from sqlalchemy import Connection, inspect, text

from data_access.database.bulk import move_numbering_on
from data_access.database.engine import engine
from data_access.database.schema import alembic_config

# The first that any office may have, the first with everything, and the one of the release before.
REVISIONS = ("0002", "0004", "0007")
FIRST_SUNDAY, WEEKS = date(2011, 1, 2), 400
KNOWN, MOMENT = "2020-01-07", "2020-01-07 09:30:00.000000"
TRACED = {"known_from": KNOWN, "recorded_at": MOMENT, "source_id": 1, "load_id": 1, "locator": "para 4"}
ROWS: dict[str, list[dict[str, object]]] = {
    "plan_objective": [{"code": "B", "title": "Reforming West Mercia"}],
    "source": [
        {"id": 1, "code": "WMP", "title": "Weekly report", "publisher": "West Mercia Police",
         "published": KNOWN, "second_hand": False},
    ],
    "area": [
        {"id": 1, "code": "WM", "name": "West Mercia", "kind": "force", "position": 0},
        {"id": 2, "code": "SH", "name": "Shropshire", "kind": "lpa", "parent_id": 1, "position": 1},
    ],
    "area_population": [{"area_id": 2, "year": 2019, "residents": 323_136, "source_id": 1}],
    "load": [
        {"id": 1, "kind": "observations", "file_name": "week.csv", "sha256": "ab" * 32,
         "rows_read": 2, "rows_stored": 2, "revised": 0, "loaded_by": "jo", "loaded_at": MOMENT},
    ],
    "measure": [
        {"id": number, "code": code, "name": f"Measure {code}", "theme": "Calls", "unit": "calls",
         "definition": "Calls answered.", "definition_version": "1", "kind": "count",
         "better": "higher", "cadence": "week", "objective_code": "B", "audience": "office",
         "position": number}
        for number, code in enumerate(("CH1", "OLD1"), start=1)
    ],
    "target": [
        {"id": 1, "measure_id": 1, "label": "Standard", "value": 90.0, "starts": KNOWN,
         "source_id": 1, "known_from": KNOWN, "recorded_at": MOMENT},
    ],
    "series_event": [
        {"id": 1, "measure_id": 1, "area_id": 2, "happened_on": KNOWN, "kind": "break",
         "title": "New telephones", "recorded_by": "jo", **TRACED},
    ],
    "area_boundary": [{"id": 1, "area_id": 2, "geojson": '{"type": "Polygon"}', **TRACED}],
    "contract": [
        {"id": 1, "code": "VS1", "service": "Support", "status": "live", "value_pence": 100, **TRACED},
    ],
    "funding_award": [
        {"id": 1, "code": "VF1", "fund": "A fund", "purpose": "Support", "status": "bid", **TRACED},
    ],
    "project": [{"id": 1, "code": "EP1", "name": "A station", "area_id": 2, **TRACED}],
    "milestone": [
        {"id": 1, "code": "ES1", "project_code": "EP1", "name": "Works start", "gate": "start",
         "state": "planned", **TRACED},
    ],
    "milestone_date": [
        {"id": number, "milestone_code": "ES1", "kind": kind, **given, **TRACED}
        for number, (kind, given) in enumerate(
            (
                ("baseline", {"on": KNOWN}), ("forecast", {"on": "2020-03-01"}),
                ("forecast", {"on": "2020-04-01"}), ("forecast", {"date_as_written": "31st June"}),
                ("actual", {"on": "2020-05-01"}),
            ),
            start=1,
        )
    ],
    "account": [
        {"id": 1, "name": "jo", "role": "analyst", "password_hash": "$2b$04$x", "created_at": MOMENT},
    ],
    "audit_event": [
        {"id": 1, "happened_at": MOMENT, "done_by": "jo", "action": "loaded", "subject": "week.csv"},
    ],
    "data_state": [
        {"id": 1, "version": 7, "real_since": MOMENT, "real_weekly": True,
         "newest_known_from": "2020-01-21"},
    ],
}
# What only later ones had tables for, or rows of.
LATER_ROWS: dict[str, list[dict[str, object]]] = {
    "area": [
        {"id": 3, "code": "SH1", "name": "Shropshire", "kind": "district", "parent_id": 2,
         "position": 2},
    ],
    "area_group_member": [{"group_id": 2, "member_id": 3}],
    "survey_detail": [
        {"observation_id": 1, "wording": "I have confidence", "mode": "telephone",
         "polarity": "as asked", "base": 400},
    ],
    "suppression": [{"observation_id": 1, "audience": "public", "decided_at": MOMENT}],
    "statement": [{"id": 1, "code": "S1", "strand": "WMP", "kind": "blank", "area_id": 2, **TRACED}],
    "question": [
        {"id": 1, "text": "Why?", "figure_id": "CH1-2020-01-05-SH", "as_at": KNOWN, "asked_by": "jo",
         "asked_at": MOMENT, "state": "open"},
    ],
    "commentary": [
        {"id": 1, "kind": "comment", "measure_id": 1, "area_id": 2, "text": "As expected.",
         "written_by": "jo", "written_at": MOMENT},
    ],
}
# What only the newest of them had tables for.
NEWEST_ROWS: dict[str, list[dict[str, object]]] = {
    "read_mark": [{"read_by": "jo", "item": "ab" * 8, "read_at": MOMENT}],
}
NUMBERED = [table for table, rows in ROWS.items() if "id" in rows[0] and table != "data_state"]


def make_older_store(revision: str = REVISIONS[0]) -> dict[str, list[tuple[Any, ...]]]:
    """Make a store of a revision in the empty database in use; gives back all that it holds.

    Each of its weekly figures was revised once, so that it has as many closed rows as open ones.
    """
    with engine().connect().execution_options(writes=True) as connection, connection.begin():
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for table, rows in ROWS.items():
            for row in rows:
                _insert(connection, table, [row])
        _insert(connection, "observation", list(_weeks()))
        connection.execute(text(
            "INSERT INTO latest (measure_id, area_id, strand, observation_id)"
            " SELECT measure_id, area_id, '', max(id) FROM observation GROUP BY measure_id, area_id"
        ))
        later = {} if revision == REVISIONS[0] else LATER_ROWS
        later = later | (NEWEST_ROWS if revision == REVISIONS[-1] else {})
        for table, rows in later.items():
            _insert(connection, table, rows)
        numbered = [table for table in later if "id" in later[table][0] and table not in NUMBERED]
        for table in (*NUMBERED, *numbered, "observation"):
            move_numbering_on(connection, table, "id")
    return held()


Columns = Mapping[str, Sequence[str]]


def held(columns: Columns | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as the database has it, in the columns named or in all there are."""
    with engine().connect() as connection:
        return {
            table: sorted(
                map(tuple, connection.exec_driver_sql(f'SELECT {_list(names)} FROM "{table}"')), key=repr
            )
            for table, names in (columns or columns_held()).items()
        }


def columns_held() -> dict[str, list[str]]:
    """The columns of every table that there is."""
    look = inspect(engine())
    return {
        table: [column["name"] for column in look.get_columns(table)]
        for table in look.get_table_names() if table != "alembic_version"
    }


def _list(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _insert(connection: Connection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows; a column that the table did not have yet is left out."""
    held = {column["name"] for column in inspect(connection).get_columns(table)}
    given = [name for name in rows[0] if name in held]
    marks = ", ".join(f":{name}" for name in given)
    connection.execute(text(f'INSERT INTO "{table}" ({_list(given)}) VALUES ({marks})'), rows)


def _weeks() -> Iterator[dict[str, object]]:
    numbers = itertools.count(1)
    for measure, area, week in itertools.product((1, 2), (1, 2), range(WEEKS)):
        sunday = FIRST_SUNDAY + timedelta(weeks=week)
        for version, closed in enumerate(("2019-01-09", None)):
            yield {
                "id": next(numbers), "measure_id": measure, "area_id": area, "strand": "",
                "period_start": f"{sunday - timedelta(days=6)}", "period_end": f"{sunday}",
                "value": float(week + version), "status": "final", "superseded_on": closed,
                "known_from": "2019-01-09" if version else "2019-01-02", "recorded_at": MOMENT,
                "load_id": 1,
            }
