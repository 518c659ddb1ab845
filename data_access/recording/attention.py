"""What somebody has read of the things for attention: for themselves alone."""

from __future__ import annotations

import re

from data_access import clock
from data_access.access.roles import Right
from data_access.errors import RecordRefused
from data_access.models import ReadMark
from data_access.recording.verbs import Done, Noun, verb

# A digest of the kind of a thing, what it is about and how it stood; figures make it.
ITEM = re.compile(r"[0-9a-f]{16}")


class Attention(Noun):
    """Marks that a viewer puts to things for attention. Every verb raises NotPermitted or RecordRefused."""

    @verb(Right.READ, "marked as read")
    def mark_read(self, item: str, subject: str) -> Done[None]:
        """Mark a thing as read, as it stood. Marking it again changes nothing."""
        if not ITEM.fullmatch(item):
            raise RecordRefused(f"{item[:60]!r} is no thing for attention")
        held = self._session.get(ReadMark, (self._viewer.name, item))
        if held is not None:
            return Done(None)
        self._session.add(ReadMark(read_by=self._viewer.name, item=item, read_at=clock.now()))
        return Done(None, subject)

    @verb(Right.READ, "marked as unread")
    def mark_unread(self, item: str, subject: str) -> Done[None]:
        """Take a mark back."""
        held = self._session.get(ReadMark, (self._viewer.name, item))
        if held is None:
            return Done(None)
        self._session.delete(held)
        return Done(None, subject)
