"""What every noun of a recorder shares: a verb declares its right once, and leaves its trace by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, Generic, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from data_access import clock
from data_access.access.roles import NotPermitted, Right, Viewer
from data_access.data_state import mark_changed
from data_access.models import AuditEvent

Given = ParamSpec("Given")
Made = TypeVar("Made")
SomeNoun = TypeVar("SomeNoun", bound="Noun")


@dataclass(frozen=True, slots=True)
class Done(Generic[Made]):
    """What a verb did: what it gives back, and what the audit trail says of it.

    ``subject`` None leaves no trace: nothing was done after all. ``action`` takes the place of the
    verb's own words. ``known_from`` is the newest day of knowledge that was stored, if any was.
    """

    made: Made
    subject: str | None = None
    detail: str | None = None
    action: str | None = None
    known_from: date | None = None


class Noun:
    """Something that is recorded, by one viewer, in one transaction."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer


def verb(
    right: Right, action: str, *, changes_reading: bool = False
) -> Callable[
    [Callable[Concatenate[SomeNoun, Given], Done[Made]]], Callable[Concatenate[SomeNoun, Given], Made]
]:
    """Declare the right that a verb needs and the words of its audit event.

    The verb raises NotPermitted for a viewer without the right, before anything else. What it gives
    back as Done is written to the audit trail in the same transaction; with ``changes_reading``
    cached reads notice too. The caller gets what was made.
    """

    def declared(
        write: Callable[Concatenate[SomeNoun, Given], Done[Made]],
    ) -> Callable[Concatenate[SomeNoun, Given], Made]:
        @wraps(write)
        def recorded(noun: SomeNoun, /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
            if not noun._viewer.may(right):
                raise NotPermitted(f"this role may not {right.value}")
            done = write(noun, *args, **kwargs)
            if done.subject is not None:
                noun._session.add(
                    AuditEvent(
                        happened_at=clock.now(), done_by=noun._viewer.name,
                        action=done.action or action, subject=done.subject, detail=done.detail,
                    )
                )
            if changes_reading:
                mark_changed(noun._session, done.known_from)
            return done.made

        return recorded

    return declared
