#!/usr/bin/env bash
# pandas: with text kept as Python strings, the names of days and months cannot be asked for
#
# Guess: mode.string_storage says how text columns are kept and changes nothing of what can be asked of
#   others; dt.day_name() and dt.month_name() give the same names either way.
# What happens: With "python" both raise ValueError ("'values' must be a NumPy array, not ..."), where pyarrow
#   is installed. dt.strftime("%A"), which gives the same names, works. With the default both work.
# Why it matters: The option is what makes a page with many readers quick, and weeks that run Monday to Sunday
#   are checked by the name of their day: the check stops with an error that speaks of arrays. Remedy: ask for
#   dt.day_of_week, or for strftime.
# Seen with: pandas 3.1.1, pyarrow 26.0.1, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pandas==3.1.1 pyarrow==26.0.1
"$work/venv/bin/python" - <<'PYTHON'
import pandas as pd
import pyarrow as pa

print("pandas", pd.__version__, "pyarrow", pa.__version__)
ends = pd.Series(pd.to_datetime(["2020-06-28", "2020-07-05"]))


def asked(question):
    """The two answers as plain text, or the name of the error."""
    try:
        return [str(answer) for answer in question()]
    except ValueError as error:
        return f"{type(error).__name__}: {str(error).split(',')[0]}"


found = {}
for storage in ("pyarrow", "python"):
    with pd.option_context("mode.string_storage", storage):
        found[storage] = (
            asked(ends.dt.day_name), asked(ends.dt.month_name), asked(lambda: ends.dt.strftime("%A")),
        )
    print(storage, *found[storage], sep="\n  ")
SUNDAYS, MONTHS = ["Sunday", "Sunday"], ["June", "July"]
assert found["pyarrow"] == (SUNDAYS, MONTHS, SUNDAYS)
refused = "ValueError: 'values' must be a NumPy array"
assert found["python"] == (refused, refused, SUNDAYS)
PYTHON
echo "Still so."
