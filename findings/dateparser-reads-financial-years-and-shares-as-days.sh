#!/usr/bin/env bash
# dateparser: 2019/20 is 20 June 2019, and 12 of 14 is 12 June 2014
#
# Guess: 2019/20 is no date and gives None; where two parts are given the missing one is refused or is the
#   first of the month.
# What happens: The missing month or day is taken from the day on which it runs (here 15 June 2020): 2019/20
#   is 20 June 2019, 2018/19 is 19 June 2018, but 2011/12 is 15 December 2011, since 12 can be a month. Q4
#   2019 is 15 December; asked on 3 July it is 3 October. search_dates finds dates in '12 of 14 staff' and
#   '9 in 10', and in '31st June 2020' it finds June and 2020.
# Why it matters: The same paper read in July says July. Financial years, shares and days that do not exist
#   are what a reader of plans must tell from dates. Remedy: STRICT_PARSING or REQUIRE_PARTS (both give None
#   for all of these, and for 'June 2020'), and read years and quarters first.
# Seen with: dateparser 1.5.0, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    dateparser==1.5.0
cd "$work"
venv/bin/python - <<'PYTHON'
import datetime as dt
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore", DeprecationWarning)
import dateparser
from dateparser.search import search_dates

print("dateparser", version("dateparser"))


def settings(run_on, **more):
    return {"languages": ["en"], "settings": {"DATE_ORDER": "DMY", "RELATIVE_BASE": run_on, **more}}


JUNE, JULY = dt.datetime(2020, 6, 15), dt.datetime(2020, 7, 3)
WRITTEN = {
    "2019/20": ("2019-06-20", "2019-07-20"), "2018/19": ("2018-06-19", "2018-07-19"),
    "2011/12": ("2011-12-15", "2011-12-03"), "Q4 2019": ("2019-12-15", "2019-10-03"),
}
for written, expected in WRITTEN.items():
    found = tuple(f"{dateparser.parse(written, **settings(day)):%Y-%m-%d}" for day in (JUNE, JULY))
    print(f"{written}: {found[0]} in June, {found[1]} in July")
    assert found == expected, found
    assert dateparser.parse(written, **settings(JUNE, STRICT_PARSING=True)) is None
SENTENCES = {
    "12 of 14 staff were on leave.": [("12 of 14", "2014-06-12")],
    "Victims were content in 9 in 10 cases.": [("in 9 in 10", "2020-10-09")],
    "31st June 2020": [("June", "2020-06-15"), ("2020", "2020-06-15")],
}
for sentence, expected in SENTENCES.items():
    found = [(text, f"{day:%Y-%m-%d}") for text, day in search_dates(sentence, **settings(JUNE)) or []]
    print(f"{sentence!r}: {found}")
    assert found == expected, found
PYTHON
