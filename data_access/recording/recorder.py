"""The only way to write. A recorder refuses what the role may not do, and leaves a trace of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from data_access.access.roles import Viewer
from data_access.database.engine import writing
from data_access.recording.accounts import Accounts
from data_access.recording.attention import Attention
from data_access.recording.contradictions import Contradictions
from data_access.recording.events_and_gaps import Events, Gaps
from data_access.recording.files import Files
from data_access.recording.questions_and_comments import Commentary, Questions
from data_access.recording.sample import Sample
from data_access.recording.whole_store import WholeStore


@contextmanager
def open_recorder(viewer: Viewer) -> Iterator[Recorder]:
    """Open the store for writing as ``viewer``.

    Everything recorded inside is committed together when the block ends, with its audit events; if
    the block raises, nothing of it is.
    """
    with writing() as session:
        yield Recorder(session, viewer)


class Recorder:
    """Writes as one viewer, in one transaction, noun by noun."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.accounts = Accounts(session, viewer)
        self.attention = Attention(session, viewer)
        self.commentary = Commentary(session, viewer)
        self.contradictions = Contradictions(session, viewer)
        self.events = Events(session, viewer)
        self.files = Files(session, viewer)
        self.gaps = Gaps(session, viewer)
        self.questions = Questions(session, viewer)
        self.sample = Sample(session, viewer)
        self.whole_store = WholeStore(session, viewer)
