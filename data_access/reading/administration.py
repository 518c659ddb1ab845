"""Accounts and the audit trail, for administrators and for nobody else."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from data_access.access.roles import NotPermitted, Right, Role
from data_access.models import Account, AuditEvent
from data_access.reading.view import View


class Administration:
    """Who may sign in, and what was done."""

    def __init__(self, view: View) -> None:
        self._view = view

    def accounts(self) -> pd.DataFrame:
        """Accounts: name, role, created_at, active. Raises NotPermitted for other roles."""
        self._must_manage_accounts()
        return self._view.frame(
            select(
                Account.name, Account.role, Account.created_at,
                Account.disabled_at.is_(None).label("active"),
            ).order_by(Account.name)
        )

    def audit(self, most: int = 200) -> pd.DataFrame:
        """The newest audit events: happened_at, done_by, action, subject, detail.

        Raises NotPermitted for other roles.
        """
        self._must_manage_accounts()
        return self._view.frame(
            select(
                AuditEvent.happened_at, AuditEvent.done_by, AuditEvent.action,
                AuditEvent.subject, AuditEvent.detail,
            )
            .order_by(AuditEvent.id.desc())
            .limit(most)
        )

    def _must_manage_accounts(self) -> None:
        viewer = self._view.viewer
        if not (viewer.may(Right.ACCOUNTS) or viewer.role is Role.ADMINISTRATOR):
            raise NotPermitted("only an administrator may see accounts and the audit log")
