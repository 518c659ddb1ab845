"""The only way to write. A recorder refuses what the role may not do, and leaves a trace of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.words import say_number
from data_access import clock
from data_access.access import accounts
from data_access.access.roles import NotPermitted, Right, Role, Viewer, account_name
from data_access.data_state import mark_changed
from data_access.database.engine import writing
from data_access.errors import LoadRefused
from data_access.loading import LoadReport, load_paths
from data_access.models import Account, AuditEvent
from data_access.packs.archive import Pack
from data_access.packs.restore import fill_from
from data_access.recording import events_and_gaps, questions_and_comments


@contextmanager
def open_recorder(viewer: Viewer) -> Iterator[Recorder]:
    """Open the store for writing as ``viewer``.

    Everything recorded inside is committed together when the block ends, with its audit events; if
    the block raises, nothing of it is.
    """
    with writing() as session:
        yield Recorder(session, viewer)


class Recorder:
    """Writes as one viewer, in one transaction."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def load(
        self, paths: Sequence[Path], *, kind: str | None = None,
        known_from: date | None = None, check: bool = False,
    ) -> LoadReport:
        """Load files, all or nothing; with ``check`` only report what would happen.

        Raises NotPermitted, or LoadRefused (with ``report`` set) when any file is wrong.
        """
        self._must_hold(Right.LOAD)
        attempt = self._session.begin_nested()
        report = load_paths(
            self._session, paths, self._viewer.name, kind=kind, known_from=known_from
        )
        if report.errors or check:
            attempt.rollback()
        if report.errors:
            raise Refused(report)
        if not check:
            attempt.commit()
            names = ", ".join(path.name for path in paths)
            stored = sum(file.rows_stored for file in report.files)
            self._note("loaded", names, f"{say_number(stored, 'figure')} stored")
        return report

    def add_account(self, name: str, role: str, password: str | None = None) -> tuple[str, str]:
        """Add an account; gives back its name as stored and its password, made when not given.

        Raises NotPermitted or RecordRefused.
        """
        self._must_hold(Right.ACCOUNTS)
        chosen = accounts.new_password() if password is None else password
        stored_name = accounts.add_account(self._session, name, role, chosen)
        self._note("added account", stored_name, role)
        return stored_name, chosen

    def first_accounts(self) -> list[tuple[str, str, str]]:
        """One account for each role, named after it, when there is no account at all.

        Gives back role, name and password of each; nothing when there are accounts already.
        """
        self._must_hold(Right.ACCOUNTS)
        if self._session.scalar(select(Account.id).limit(1)) is not None:
            return []
        return [(role.value, *self.add_account(role.value.replace("_", "-"), role)) for role in Role]

    def disable_account(self, name: str) -> None:
        """Disable an account and end its sessions. Raises NotPermitted or RecordRefused."""
        self._must_hold(Right.ACCOUNTS)
        accounts.disable_account(self._session, name)
        self._note("disabled account", account_name(name))

    def reset_account(self, name: str, password: str | None = None) -> str:
        """Give an account a new password and end its sessions; gives back the password."""
        self._must_hold(Right.ACCOUNTS)
        chosen = accounts.new_password() if password is None else password
        accounts.reset_password(self._session, name, chosen)
        self._note("reset password", account_name(name))
        return chosen

    def end_sessions(self, name: str) -> int:
        """End every session of an account; gives back how many there were."""
        self._must_hold(Right.ACCOUNTS)
        ended = accounts.end_sessions(self._session, name)
        self._note("ended sessions", account_name(name), f"{ended} ended")
        return ended

    def raise_question(self, text: str, figure_id: str, as_at: date | None) -> int:
        """Ask something about a figure, by the id people say, as it was read on a day; gives its number.

        Raises NotPermitted or RecordRefused, as all that follow.
        """
        self._must_hold(Right.QUESTION)
        question = questions_and_comments.raise_question(
            self._session, self._viewer.name, text, figure_id, as_at
        )
        self._note_change(
            "raised question", question.figure_id,
            f"question {question.id}, as at {question.as_at.isoformat()}",
        )
        return question.id

    def close_question(self, question_id: int, state: str) -> None:
        """Note that a question was ``answered`` or ``withdrawn``."""
        self._must_hold(Right.NOTE)
        question = questions_and_comments.close_question(self._session, self._viewer.name, question_id, state)
        self._note_change("closed question", question.figure_id, f"question {question_id}: {state}")

    def comment(
        self, measure: str | None, area: str | None, period_end: date | None, text: str
    ) -> int:
        """Comment on a measure (None: all) in an area (None: the whole force); gives its number.

        ``period_end`` is the last day of the period it is about, if it is about one.
        """
        self._must_hold(Right.COMMENT)
        note, about = questions_and_comments.add_comment(
            self._session, self._viewer.name, measure, area, period_end, text
        )
        self._note_change("commented", about, f"comment {note.id}")
        return note.id

    def record_action(
        self, measure: str | None, area: str | None, text: str, owner: str, due: date | None
    ) -> int:
        """Record what is being done, by whom and by when; gives its number."""
        self._must_hold(Right.NOTE)
        note, about = questions_and_comments.add_action(
            self._session, self._viewer.name, measure, area, text, owner, due
        )
        self._note_change("recorded action", about, f"action {note.id}, due {note.due}")
        return note.id

    def withdraw_comment(self, note_id: int) -> None:
        """Take back a comment or an action: one's own, or any as Chief Executive. It stays stored."""
        self._must_hold(Right.COMMENT)
        note, about = questions_and_comments.withdraw(self._session, self._viewer, note_id)
        self._note_change(f"took back {note.kind}", about, f"{note.kind} {note_id}")

    def record_event(
        self, kind: str, measure: str | None, area: str | None, happened_on: date | None,
        title: str, reason: str | None = None,
    ) -> int:
        """Record an ``event``, a ``break`` or a ``rebase`` of a series; gives its number.

        No measure or no area means all of them. A rebase needs a measure, a reason and a day within
        a period that has a figure.
        """
        self._must_hold(Right.NOTE)
        event, about = events_and_gaps.add_event(
            self._session, self._viewer.name, kind, measure, area, happened_on, title, reason
        )
        self._note_change(f"recorded {kind}", about, f"{kind} {event.id}, of {event.happened_on}")
        return event.id

    def record_gap(
        self, measure: str, area: str | None, period_end: date | None, reason: str, owner: str,
        promised: date | None = None,
    ) -> None:
        """Record that a figure is not available, why, and who owes it; no area is the whole force."""
        self._must_hold(Right.NOTE)
        period, about = events_and_gaps.add_gap(
            self._session, self._viewer.name, measure, area, period_end, reason, owner, promised
        )
        self._note_change("recorded gap", about, str(period), newest_known_from=clock.today())

    def note_copy(self, action: str, subject: str, detail: str) -> None:
        """Note that the store was copied to a file. Raises NotPermitted."""
        self._must_hold(Right.COPY)
        self._note(action, subject, detail)

    def fill_from(self, pack: Pack, action: str, subject: str, *, replace: bool) -> None:
        """Replace all that the store holds by what a backup or an export holds.

        Raises NotPermitted, or RecordRefused when there is something to lose and ``replace`` is
        not set.
        """
        self._must_hold(Right.COPY)
        before = fill_from(self._session, pack, replace=replace)
        self._note(action, subject, f"as of {pack.manifest.made_at}; {before}")

    def _must_hold(self, right: Right) -> None:
        if not self._viewer.may(right):
            raise NotPermitted(f"this role may not {right.value}")

    def _note_change(
        self, action: str, subject: str, detail: str, newest_known_from: date | None = None
    ) -> None:
        """Note a change of what is read, in the audit trail and for cached reads."""
        self._note(action, subject, detail)
        mark_changed(self._session, newest_known_from)

    def _note(self, action: str, subject: str, detail: str | None = None) -> None:
        self._session.add(
            AuditEvent(
                happened_at=clock.now(), done_by=self._viewer.name, action=action,
                subject=subject, detail=detail,
            )
        )


class Refused(LoadRefused):
    """A load that was refused, with the report of what each file was found to hold."""

    def __init__(self, report: LoadReport) -> None:
        self.report = report
        super().__init__(report.errors)
