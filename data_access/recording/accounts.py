"""Accounts, recorded: added, disabled, given a new password, signed out everywhere."""

from __future__ import annotations

from sqlalchemy import select

from data_access.access import accounts
from data_access.access.roles import Right, Role, account_name
from data_access.models import Account
from data_access.recording.verbs import Done, Noun, verb


class Accounts(Noun):
    """Who may sign in. Every verb raises NotPermitted or RecordRefused."""

    @verb(Right.ACCOUNTS, "added account")
    def add(self, name: str, role: str, password: str | None = None) -> Done[tuple[str, str]]:
        """Add an account; gives back its name as stored and its password, made when not given."""
        chosen = accounts.new_password() if password is None else password
        stored_name = accounts.add_account(self._session, name, role, chosen)
        return Done((stored_name, chosen), stored_name, role)

    @verb(Right.ACCOUNTS, "added first accounts")
    def add_first(self) -> Done[list[tuple[str, str, str]]]:
        """One account for each role, named after it, when there is no account at all.

        Gives back role, name and password of each; nothing when there are accounts already.
        """
        if self._session.scalar(select(Account.id).limit(1)) is not None:
            return Done([])
        # Each account leaves a trace of its own.
        return Done([(role.value, *self.add(role.value.replace("_", "-"), role)) for role in Role])

    @verb(Right.ACCOUNTS, "disabled account")
    def disable(self, name: str) -> Done[None]:
        """Disable an account and end its sessions."""
        accounts.disable_account(self._session, name)
        return Done(None, account_name(name))

    @verb(Right.ACCOUNTS, "reset password")
    def reset(self, name: str, password: str | None = None) -> Done[str]:
        """Give an account a new password and end its sessions; gives back the password."""
        chosen = accounts.new_password() if password is None else password
        accounts.reset_password(self._session, name, chosen)
        return Done(chosen, account_name(name))

    @verb(Right.ACCOUNTS, "ended sessions")
    def end_sessions(self, name: str) -> Done[int]:
        """End every session of an account; gives back how many there were."""
        ended = accounts.end_sessions(self._session, name)
        return Done(ended, account_name(name), f"{ended} ended")
