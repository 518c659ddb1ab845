"""The one shared data layer: ``viewer``, ``open_reader`` to read and ``open_recorder`` to write."""

from data_access.errors import LoadError, LoadRefused, RecordRefused
from data_access.reading import Reader, open_reader
from data_access.recording import Recorder, open_recorder
from data_access.roles import NotPermitted, Role, UnknownAccount, Viewer, viewer

__all__ = [
    "LoadError",
    "LoadRefused",
    "NotPermitted",
    "Reader",
    "RecordRefused",
    "Recorder",
    "Role",
    "UnknownAccount",
    "Viewer",
    "open_reader",
    "open_recorder",
    "viewer",
]
