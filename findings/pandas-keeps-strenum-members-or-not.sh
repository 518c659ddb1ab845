#!/usr/bin/env bash
# pandas: a column of StrEnum members holds members or plain text, by an option
#
# Guess: A StrEnum is text: in a text column of pandas 3 its members become plain text. Or they stay
#   members. Either way it is one or the other.
# What happens: The dtype is 'str' in both cases. With the default storage (pyarrow installed) a value taken
#   out is a plain str; with mode.string_storage = 'python' it is still the member. Equality holds in both,
#   'is', .name, isinstance and match on the class do not. Any text method (.str.lower) gives plain text in
#   both.
# Why it matters: The option 'python' is worth a lot to a server with many readers. Rows with typed states
#   work under it, and fail where the option is not set: in a test, a command or a notebook. Remedy: make
#   members again at the one place where rows are made, State(value), which takes both; set the option in
#   the package itself, not in the entry script.
# Seen with: pandas 3.1.1, pyarrow 26.0.1, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1
cd "$work"
venv/bin/python - <<'PYTHON'
import enum

import pandas as pd

print("pandas", pd.__version__)


class State(enum.StrEnum):
    LATE = "late"
    DARK = "dark"


for storage, kind in (("auto", str), ("pyarrow", str), ("python", State)):
    with pd.option_context("mode.string_storage", storage):
        column = pd.DataFrame({"state": [State.LATE, State.DARK]})["state"]
        first = column[0]
        print(f"{storage}: dtype {column.dtype}, first value {first!r}")
        assert column.dtype == "str"
        assert type(first) is kind
        assert (first is State.LATE) == (storage == "python")
        assert first == State.LATE
        assert State(first) is State.LATE
        assert type(column.str.lower()[0]) is str
PYTHON
