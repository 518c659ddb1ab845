"""Make the illustrative weekly series: invented figures, the same ones every time.

No weekly figures have been published, so these are made up to look plausible and to agree with the
quarterly, half-yearly and yearly figures that were. ``python sample_data/make_illustrative.py``
writes ``illustrative_weekly.csv`` beside this file; with ``--check`` it writes nothing and exits
with 1 if the file there is not the one it would write.

Nothing is corrected week by week. A level is found for each whole series, so that its weeks give
the published figure. The folder ``illustrative`` has a module for each subject.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from illustrative.calls import call_handling
from illustrative.crime import crime, investigation
from illustrative.demand import demand, incidents, patrols
from illustrative.people import custody, people
from illustrative.response import response
from illustrative.searches import stop_searches
from illustrative.series import Written
from illustrative.weeks import WEEKS

TARGET = Path(__file__).with_name("illustrative_weekly.csv")
HEADER = (
    "measure", "area", "period_end", "value", "numerator", "denominator",
    "status", "source", "known_from",
)
ILLUSTRATIVE = "illustrative"  # both the status and the source of every line

Row = tuple[str, ...]


def series() -> Written:
    """Every series by measure and area, in the order of the file."""
    all_incidents = incidents()
    return {
        **call_handling(),
        **response(all_incidents),
        **demand(all_incidents),
        **crime(),
        **investigation(),
        **stop_searches(),
        **custody(),
        **people(),
        **patrols(),
    }


def rows() -> Iterator[Row]:
    """Every line of the file; a week is known on the Tuesday after its Sunday.

    Response times end before the others, so a series may have fewer figures than there are weeks.
    """
    for (measure, area), figures in series().items():
        for week, figure in zip(WEEKS, figures, strict=False):
            known_from = week + timedelta(days=2)
            yield (
                measure, area, week.isoformat(), *figure,
                ILLUSTRATIVE, ILLUSTRATIVE, known_from.isoformat(),
            )


def file_text() -> str:
    """The whole file as text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows())
    return text.getvalue()


def main() -> int:
    """Write the file, or with ``--check`` only say whether it is the one that would be written."""
    parser = argparse.ArgumentParser(description="Make the illustrative weekly series.")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    if not parser.parse_args().check:
        TARGET.write_bytes(file_text().encode())
        return 0
    if TARGET.exists() and TARGET.read_bytes() == file_text().encode():
        return 0
    sys.stderr.write(f"{TARGET.name} is not what make_illustrative.py writes; run it again.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
