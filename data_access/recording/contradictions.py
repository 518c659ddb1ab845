"""What was made of contradictions between sources, recorded: resolved with a note, or opened again."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select

from data_access import clock
from data_access.access.roles import Right
from data_access.errors import RecordRefused
from data_access.models import Resolution
from data_access.models.words import ResolutionState
from data_access.recording.form_input import LONGEST_LINE, some_line, some_text
from data_access.recording.verbs import Done, Noun, verb

# A digest of what the sides of a contradiction say; the analysis makes it.
FINDING = re.compile(r"[0-9a-f]{16}")


class Contradictions(Noun):
    """What was made of contradictions. Every verb raises NotPermitted or RecordRefused."""

    @verb(Right.RESOLVE, "resolved contradiction", changes_reading=True)
    def resolve(self, finding: str, subject: str, note: str, as_at: date | None = None) -> Done[int]:
        """Resolve a contradiction, saying how; gives the number of the record. Both sides stay.

        ``subject`` says in words what it is about, ``as_at`` the day the page was read as at.
        """
        return self._add(finding, subject, note, as_at, ResolutionState.RESOLVED)

    @verb(Right.RESOLVE, "opened contradiction again", changes_reading=True)
    def reopen(self, finding: str, subject: str, note: str, as_at: date | None = None) -> Done[int]:
        """Open a contradiction again, saying why; what was recorded before stays."""
        return self._add(finding, subject, note, as_at, ResolutionState.OPEN)

    def _add(
        self, finding: str, subject: str, note: str, as_at: date | None, state: ResolutionState
    ) -> Done[int]:
        if not FINDING.fullmatch(finding):
            raise RecordRefused(f"{finding[:60]!r} is no contradiction")
        day = min(as_at or clock.today(), clock.today())
        newest = self._session.scalar(
            select(Resolution.state).where(Resolution.finding == finding)
            .order_by(Resolution.id.desc()).limit(1)
        )
        if (newest or ResolutionState.OPEN) == state:
            raise RecordRefused(f"this contradiction is {state} already")
        made = Resolution(
            finding=finding, subject=some_line(subject[:LONGEST_LINE], "what it is about"), state=state,
            note=some_text(note, "the note"), as_at=day, resolved_by=self._viewer.name,
            resolved_at=clock.now(),
        )
        self._session.add(made)
        self._session.flush()
        return Done(made.id, made.subject, f"{state}, resolution {made.id}")
