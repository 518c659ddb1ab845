"""Make the illustrative weekly series and survey waves: invented figures, the same ones every time.

No weekly figures have been published, so these are made up to look plausible and to agree with the
quarterly, half-yearly and yearly figures that were. ``python sample_data/make_illustrative.py``
writes ``illustrative_weekly.csv`` and ``illustrative_waves.csv`` beside this file, and the two files of
the sample of the change of areas in ``areas_2026``; with ``--check`` it writes nothing and exits with 1
if a file there is not the one it would write.

Nothing is corrected week by week. A level is found for each whole series, so that its weeks give
the published figure. The folder ``illustrative`` has a module for each subject.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from illustrative import change_of_2026, waves
from illustrative.calls import call_handling
from illustrative.crime import crime, investigation
from illustrative.demand import demand, incidents, patrols
from illustrative.people import custody, people
from illustrative.response import response
from illustrative.searches import stop_searches
from illustrative.series import Written
from illustrative.weeks import WEEKS

FOLDER = Path(__file__).parent
HEADER = (
    "measure", "area", "period_end", "value", "numerator", "denominator",
    "status", "source", "known_from",
)
WAVE_HEADER = (
    "wave_start", "wave_end", "question", "wording", "area", "percent", "mode", "base",
    "effective_base", "design_effect", "status", "source", "known_from",
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


def files() -> dict[Path, str]:
    """The whole text of every file."""
    return {
        FOLDER / "illustrative_weekly.csv": as_text(HEADER, rows()),
        FOLDER / "illustrative_waves.csv": as_text(WAVE_HEADER, waves.wave_rows()),
        FOLDER / "areas_2026" / "weekly.csv": as_text(HEADER, change_of_2026.weekly_rows()),
        FOLDER / "areas_2026" / "waves.csv": as_text(WAVE_HEADER, change_of_2026.wave_rows()),
    }


def as_text(header: Row, lines: Iterable[Row]) -> str:
    """Lines as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue()


def main() -> int:
    """Write the files, or with ``--check`` only say which are not those that would be written."""
    parser = argparse.ArgumentParser(description="Make the illustrative series.")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    check = parser.parse_args().check
    status = 0
    for path, text in files().items():
        if not check:
            path.write_bytes(text.encode())
        elif not path.exists() or path.read_bytes() != text.encode():
            sys.stderr.write(f"{path.name} is not what make_illustrative.py writes; run it again.\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
