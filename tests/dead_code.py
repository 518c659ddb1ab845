"""Code that nothing reaches: functions, classes, methods and properties without a user.

``python -m tests.dead_code`` lists them and fails when there are any. A test is no user: what only a test
calls is wired in or deleted. The exception is ``analysis``, a library that was checked against published
answers before the pages that show it, where the tests of a calculation count.

Names of columns, fields and settings of libraries are left out, for they are reached by name from a
database, a file or a library; names that are assigned and never used in a function are found by ruff.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from vulture import Vulture

REPOSITORY = Path(__file__).resolve().parent.parent
USERS = (
    "dashboard.py", "analysis", "application", "benchmarks", "data_access", "figures", "interface",
    "pages", "reports", "sample_data", "tests/analysis",
)
# The steps of the schema are run by Alembic, by the names it knows.
LEFT_OUT = ["*/migrations/*"]
LOOKED_FOR = {"class", "function", "method", "property", "import", "unreachable_code"}
# A decorator that hands the function to somebody: the command line, the database, the attention list.
HANDED_OVER = ["@app.*", "@accounts.*", "@samples.*", "@event.listens_for", "@attends"]
# Called by a library, by a name that the library chose.
CALLED_BY_LIBRARIES = {
    "process_bind_param": "SQLAlchemy, for every moment that is stored",
    "process_result_value": "SQLAlchemy, for every moment that is read",
    "get_cookie": "streamlit-authenticator, which would otherwise read a cookie of its own",
}
# Part of what data_access promises to the layers above, used or not.
PROMISED = {"shows_sample_weeks": "whether a reader's day is before the first real file"}
ALLOWED = CALLED_BY_LIBRARIES | PROMISED


def dead_code(paths: Iterable[Path]) -> list[str]:
    """What no module among these reaches, as ``path:line: unused kind name``."""
    found = Vulture(ignore_names=sorted(ALLOWED), ignore_decorators=HANDED_OVER)
    found.scavenge([str(path) for path in paths], exclude=LEFT_OUT)
    # A test is found and called by pytest.
    return [
        f"{item.filename}:{item.first_lineno}: unused {item.typ} {item.name}"
        for item in found.get_unused_code()
        if item.typ in LOOKED_FOR and not Path(item.filename).is_relative_to(REPOSITORY / "tests")
    ]


if __name__ == "__main__":
    dead = dead_code(REPOSITORY / name for name in USERS)
    for line in dead:
        print(line.removeprefix(f"{REPOSITORY}/"), file=sys.stderr)  # noqa: T201 - it is a command
    sys.exit(bool(dead))
