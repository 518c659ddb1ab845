"""The one shared data layer: ``viewer``, ``open_reader`` to read and ``open_recorder`` to write."""

import pandas as pd

from data_access.access.roles import NotPermitted, Role, UnknownAccount, Viewer, viewer
from data_access.errors import LoadError, LoadRefused, RecordRefused
from data_access.models.words import Status
from data_access.reading.reader import Reader, open_reader
from data_access.recording.recorder import Recorder, open_recorder

__all__ = [
    "LoadError",
    "LoadRefused",
    "NotPermitted",
    "Reader",
    "RecordRefused",
    "Recorder",
    "Role",
    "Status",
    "UnknownAccount",
    "Viewer",
    "open_reader",
    "open_recorder",
    "viewer",
]

# Every frame is made in this package, so the text of all of them is kept as Python strings. In Arrow, where
# pandas keeps it by default, each small call gives the interpreter lock away: with twenty readers at once,
# walking a small frame took ten times as long, and pages waited for seconds.
pd.set_option("mode.string_storage", "python")
