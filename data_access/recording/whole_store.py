"""The whole store, copied to a file or replaced by one; the command line's alone."""

from __future__ import annotations

from data_access.access.roles import Right
from data_access.packs.archive import Pack
from data_access.packs.restore import fill_from
from data_access.recording.verbs import Done, Noun, verb


class WholeStore(Noun):
    """All that is held, as one thing."""

    @verb(Right.COPY, "copied")
    def note_copy(self, action: str, subject: str, detail: str) -> Done[None]:
        """Note that the store was copied to a file. Raises NotPermitted."""
        return Done(None, subject, detail, action)

    @verb(Right.COPY, "restored")
    def fill_from(self, pack: Pack, action: str, subject: str, *, replace: bool) -> Done[None]:
        """Replace all that the store holds by what a backup or an export holds.

        Raises NotPermitted, or RecordRefused when there is something to lose and ``replace`` is
        not set.
        """
        before = fill_from(self._session, pack, replace=replace)
        return Done(None, subject, f"as of {pack.manifest.made_at}; {before}", action)
