"""Reads at ten million figures: the weekly table, the newest figures, what was revised.

The rows are made in SQL: 454 measures in the 18 areas of the catalogue, 560 weeks. 54 of the
measures stand for the weekly force dashboard; each of their figures was revised three times, the
others once. 54 more are open to the public, with small numbers kept back.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, text

from data_access import open_reader, open_recorder, viewer
from data_access.access.roles import Viewer, operator
from data_access.data_state import mark_changed
from data_access.database.base import Base
from data_access.database.engine import engine, writing
from data_access.models import Observation
from data_access.reading.reader import Reader
from data_access.setup.initialise import initialise

WEEKS, STEP = 560, 20
LAST_SUNDAY = date(2020, 7, 5)
FIRST_SUNDAY = LAST_SUNDAY - timedelta(weeks=WEEKS - 1)
AS_AT = date(2020, 6, 2)
WEEKLY = [f"BW{number:03}" for number in range(1, 55)]
PUBLIC = [f"BP{number:03}" for number in range(1, 55)]
OTHERS = [f"BX{number:03}" for number in range(1, 347)]
AREAS = ("WM", "HE", "NW", "SH", "SW", "TW")
TABLE_WEEKS = 156
# A weekly figure is known two days after its week and revised 7, 14 and 35 days after that.
VERSIONS = ((1, 2, 9), (2, 9, 16), (3, 16, 37), (4, 37, None))
OTHER_VERSIONS = ((1, 2, 30), (2, 30, None))
RUNS = 7
PANEL = "panel"


@dataclass(frozen=True, slots=True)
class Timing:
    """One read, how many rows it gave, its least time, and the most it may take."""

    read: str
    rows: int
    milliseconds: float
    limit: float | None

    @property
    def kept(self) -> bool:
        """Whether it stayed within its limit."""
        return self.limit is None or self.milliseconds <= self.limit


def fill() -> int:
    """Make the store and its ten million rows; gives back how many there are."""
    initialise()
    with writing() as session:
        connection = session.connection()
        _add_measures(connection)
        table = Base.metadata.tables[Observation.__tablename__]
        # Made in the order in which the migrations make them.
        indexes = sorted(table.indexes, key=lambda index: str(index.name) == "ix_observation_current")
        for index in indexes:
            index.drop(connection)
        for first in range(0, WEEKS, STEP):
            _add_weeks(connection, first, "BW", VERSIONS)
            _add_weeks(connection, first, "B[PX]", OTHER_VERSIONS)
        for index in indexes:
            index.create(connection)
        _add_latest_and_suppression(connection)
        mark_changed(session, LAST_SUNDAY + timedelta(days=37))
    with open_recorder(operator()) as recorder:
        recorder.accounts.add(PANEL, "panel")
    if engine().dialect.name == "postgresql":
        # As a server does by itself. SQLite has no statistics in use, and is given none here.
        with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (ANALYZE)"))
    with writing() as session:
        return int(session.scalar(text("SELECT count(*) FROM observation")) or 0)


def _add_measures(connection: Connection) -> None:
    rows = [
        {"code": code, "position": position, "audience": "public" if code in PUBLIC else "office"}
        for position, code in enumerate((*WEEKLY, *PUBLIC, *OTHERS), start=10_000)
    ]
    connection.execute(
        text(
            "INSERT INTO measure (code, name, theme, definition, definition_version, unit, kind,"
            " better, cadence, audience, by_area, small_numbers, position) VALUES (:code, :code,"
            " 'Benchmark', 'Made up', '1', 'events', 'count', 'lower', 'week', :audience, true,"
            " false, :position)"
        ),
        rows,
    )


def _add_weeks(
    connection: Connection, first: int, measures: str, versions: tuple[tuple[int, int, int | None], ...]
) -> None:
    """The figures of twenty weeks, week by week, as a store that grew with the weeks has them."""
    sqlite = connection.dialect.name == "sqlite"
    known = " UNION ALL ".join(
        f"SELECT {number} AS v, {after} AS known, {'NULL' if end is None else end} AS closed"
        for number, after, end in versions
    )
    if sqlite:
        weeks = (
            "WITH RECURSIVE week(n) AS (VALUES (:first) UNION ALL SELECT n + 1 FROM week"
            " WHERE n < :last)"
        )
        day, moment = "date(:sunday, (7 * n + {}) || ' days')", "'2020-01-01 00:00:00.000000'"
        chosen = "m.code GLOB :measures"
    else:
        weeks = "WITH week(n) AS (SELECT generate_series(CAST(:first AS int), CAST(:last AS int)))"
        day, moment = "CAST(:sunday AS date) + 7 * n + {}", "'2020-01-01 00:00:00+00'"
        chosen = "m.code ~ :measures"
    connection.execute(
        text(
            f"INSERT INTO observation (measure_id, area_id, period_start, period_end, strand, value,"
            f" status, known_from, superseded_on, recorded_at) {weeks}"
            f" SELECT m.id, a.id, {day.format(-6)}, {day.format(0)}, '',"
            f" ((m.id * 7919 + a.id * 613 + n * 31 + v * 17) % 1000) / 10.0,"
            f" CASE WHEN v > 1 THEN 'final' ELSE 'provisional' END, {day.format('known')},"
            f" CASE WHEN closed IS NOT NULL THEN {day.format('closed')} END, {moment}"
            f" FROM week CROSS JOIN measure m CROSS JOIN area a CROSS JOIN ({known}) AS versions"
            f" WHERE {chosen}"
        ),
        {
            "first": first, "last": first + STEP - 1, "sunday": FIRST_SUNDAY.isoformat(),
            "measures": f"{measures}*" if sqlite else f"^{measures}",
        },
    )


def _add_latest_and_suppression(connection: Connection) -> None:
    connection.execute(
        text(
            "INSERT INTO latest (measure_id, area_id, strand, observation_id)"
            " SELECT measure_id, area_id, strand, o.id FROM observation o"
            " JOIN measure m ON m.id = o.measure_id WHERE m.theme = 'Benchmark'"
            " AND superseded_on IS NULL AND period_end = :last"
        ),
        {"last": LAST_SUNDAY.isoformat()},
    )
    connection.execute(
        text(
            "INSERT INTO suppression (observation_id, audience, decided_at)"
            " SELECT o.id, 'public', recorded_at FROM observation o"
            " JOIN measure m ON m.id = o.measure_id"
            " WHERE m.audience = 'public' AND m.theme = 'Benchmark' AND o.id % 10 = 0"
        )
    )


Read = Callable[[Reader], Sized]


def time_reads() -> list[Timing]:
    """Every read as the pages ask for it, from opening the store to the frame."""
    found = []
    for words, day in (("now", None), ("as at an earlier day", AS_AT)):
        end = LAST_SUNDAY if day is None else LAST_SUNDAY - timedelta(weeks=5)
        panel = viewer(PANEL)
        reads: list[tuple[str, Viewer, Read, float | None]] = [
            ("the weekly table, 54 measures in 6 areas for 156 weeks", operator(), _table(WEEKLY, end), 250),
            ("the same for the Panel, small numbers kept back", panel, _table(PUBLIC, end), 250),
            ("the newest figures of 54 measures", operator(), _newest(WEEKLY), None),
            ("the newest figures of every measure", operator(), _newest(None), None),
            (
                "the figures quoted from publications", operator(),
                lambda reader: reader.observations.published(), None,
            ),
        ]
        for ago, weeks in (("a week", 1), ("five weeks", 5), ("a year", 52)):
            since = (day or LAST_SUNDAY + timedelta(days=37)) - timedelta(weeks=weeks)
            reads += [
                (f"revised since {ago} before", operator(), _revised(since), 50),
                (f"how many were revised since {ago} before", operator(), _how_many(since), 50),
            ]
        found += [
            _timed(f"{read}, {words}", who, day, call, limit) for read, who, call, limit in reads
        ]
    return found


def _table(measures: Sequence[str], end: date) -> Read:
    start = end - timedelta(weeks=TABLE_WEEKS - 1)
    return lambda reader: reader.series.values(measures, AREAS, start, end)


def _newest(measures: Sequence[str] | None) -> Read:
    return lambda reader: reader.observations.latest(measures)


def _revised(since: date) -> Read:
    return lambda reader: reader.revisions.since(since)


def _how_many(since: date) -> Read:
    return lambda reader: range(reader.revisions.count(since))


def _timed(
    read: str, who: Viewer, day: date | None, call: Read, limit: float | None
) -> Timing:
    least, rows = float("inf"), 0
    for _ in range(RUNS):
        started = time.perf_counter()
        with open_reader(who, day) as reader:
            rows = len(call(reader))
        least = min(least, time.perf_counter() - started)
    return Timing(read, rows, least * 1000, limit)
