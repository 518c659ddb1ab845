"""Files, recorded: taken in, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from analysis.words import say_number
from data_access.access.roles import Right
from data_access.errors import LoadRefused
from data_access.loading import LoadReport, load_paths
from data_access.recording.verbs import Done, Noun, verb


class Refused(LoadRefused):
    """A load that was refused, with the report of what each file was found to hold."""

    def __init__(self, report: LoadReport) -> None:
        self.report = report
        super().__init__(report.errors)


class Files(Noun):
    """Files that figures and records arrive in."""

    @verb(Right.LOAD, "loaded")
    def load(
        self, paths: Sequence[Path], *, kind: str | None = None,
        known_from: date | None = None, check: bool = False,
    ) -> Done[LoadReport]:
        """Load files, all or nothing; with ``check`` only report what would happen.

        Raises NotPermitted, or Refused (a LoadRefused with ``report`` set) when any file is wrong.
        """
        attempt = self._session.begin_nested()
        report = load_paths(
            self._session, paths, self._viewer.name, kind=kind, known_from=known_from
        )
        if report.errors or check:
            attempt.rollback()
        if report.errors:
            raise Refused(report)
        if check:
            return Done(report)
        attempt.commit()
        stored = sum(file.rows_stored for file in report.files)
        names = ", ".join(path.name for path in paths)
        return Done(report, names, f"{say_number(stored, 'figure')} stored")
