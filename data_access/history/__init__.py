"""The one way to store anything that has two times: nothing is overwritten, nothing stored twice."""

from data_access.history.append import append
from data_access.history.as_at import known_on, standing
from data_access.history.remove import remove
from data_access.history.tables import Beside, Conditions, History, Key, Stored

__all__ = ["Beside", "Conditions", "History", "Key", "Stored", "append", "known_on", "remove", "standing"]
