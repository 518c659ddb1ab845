"""How much a run of the tests does: a little for every change, all of it for ``make prove``.

``FULL_TESTS=1`` in the environment asks for all of it.
"""

from __future__ import annotations

import os

FULL = os.environ.get("FULL_TESTS", "") not in ("", "0")


def kills() -> int:
    """How many times each operation is killed."""
    return 50 if FULL else 3


def examples(few: int = 50) -> int:
    """How many examples hypothesis makes: twenty times as many in a full run, a thousand as a rule."""
    return few * 20 if FULL else few


def waves() -> int:
    """How many waves of a survey without any difference are drawn."""
    return 10_000 if FULL else 300
