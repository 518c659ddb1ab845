"""Who may see and do what. The role always comes from the account as it is now."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import select

from data_access.database.engine import reading
from data_access.models import Account


class Role(StrEnum):
    """The five roles of the office."""

    PANEL = "panel"
    COMMISSIONER = "commissioner"
    CHIEF_EXECUTIVE = "chief_executive"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The role as it is shown: ``Chief executive``."""
        return self.value.replace("_", " ").capitalize()


class Right(StrEnum):
    """Things that can be written."""

    LOAD = "load files"
    ACCOUNTS = "manage accounts"
    QUESTION = "raise a question"
    ANSWER = "close questions"
    COMMENT = "comment on figures"
    ACTION = "record actions"
    EVENT = "record rebases, breaks and events"
    GAP = "record gaps"
    RESOLVE = "resolve contradictions"
    READ = "mark what was read"
    # No role holds this one: copies of the store are made and put back on the command line.
    COPY = "copy or replace the store"
    # Nor this one: what is shown to everybody is not for one of them to take away.
    SAMPLE = "take the sample out"


STAFF = frozenset({Role.COMMISSIONER, Role.CHIEF_EXECUTIVE, Role.ANALYST})
_NOTES = frozenset({Right.ANSWER, Right.ACTION, Right.EVENT, Right.GAP, Right.RESOLVE})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.COMMISSIONER: frozenset({Right.QUESTION, Right.COMMENT, Right.READ}),
    Role.CHIEF_EXECUTIVE: frozenset({Right.QUESTION, Right.COMMENT}) | _NOTES,
    Role.ANALYST: frozenset({Right.LOAD, Right.QUESTION, Right.COMMENT}) | _NOTES,
    Role.ADMINISTRATOR: frozenset({Right.ACCOUNTS}),
}
# Force data a role may read. An administrator sees none by that role alone.
AUDIENCES: dict[Role, frozenset[str]] = {
    Role.PANEL: frozenset({"public"}),
    **dict.fromkeys(STAFF, frozenset({"office", "public"})),
}


class NotPermitted(PermissionError):
    """The viewer's role does not allow this."""


class UnknownAccount(LookupError):
    """There is no such account, or it has been disabled."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who is reading or writing. The role is filled in by ``viewer`` only."""

    name: str
    role: Role | None = field(init=False, default=None)
    operator: bool = field(init=False, default=False)

    def audiences(self) -> frozenset[str]:
        """The audiences whose figures this viewer may read."""
        if self.operator:
            return frozenset({"office", "public"})
        return AUDIENCES.get(self.role, frozenset()) if self.role else frozenset()

    def may(self, right: Right) -> bool:
        """Whether this viewer holds the right to write this."""
        return self.operator or (self.role is not None and right in RIGHTS.get(self.role, ()))


def viewer(name: str) -> Viewer:
    """The viewer of the account called ``name``, with the role the account holds now.

    Raises UnknownAccount when there is no such account or it is disabled.
    """
    with reading() as session:
        role = session.scalar(
            select(Account.role).where(
                Account.name == account_name(name), Account.disabled_at.is_(None)
            )
        )
    if role is None:
        raise UnknownAccount(f"there is no active account called {name!r}")
    return with_role(account_name(name), Role(role))


def with_role(name: str, role: Role) -> Viewer:
    """A viewer whose role has just been read from the account table; for this package only."""
    made = Viewer(name)
    object.__setattr__(made, "role", role)
    return made


def operator() -> Viewer:
    """Whoever has the command line of the server: may do all that the commands do."""
    made = Viewer("command line")
    object.__setattr__(made, "operator", True)
    return made


def account_name(name: str) -> str:
    """An account name as it is stored: without surrounding space, in lower case."""
    return name.strip().lower()
