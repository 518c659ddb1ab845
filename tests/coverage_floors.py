"""How much of each layer its own tests reach at least, in per cent of lines and branches.

Floors only go up: where a layer stands higher for good, raise its floor. ``python -m tests.coverage_floors``
combines what the checks of ``make test`` measured side by side, and fails when a layer lies below.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from coverage import Coverage
from coverage.exceptions import NoDataError

REPOSITORY = Path(__file__).resolve().parent.parent
# The statistics are defended in public, so no line or branch of them goes untested.
FLOORS: Mapping[str, int] = {
    "analysis": 100,
    "application": 91,
    "data_access": 96,
    "figures": 97,
    "interface": 91,
    "pages": 93,
    "reports": 96,
}


def reached(measured: Coverage, layer: str, folder: Path = REPOSITORY) -> float:
    """The per cent of a layer that was reached; its lines that were not are written out."""
    try:
        return measured.report(
            include=[f"{folder}/{layer}/*"], show_missing=True, skip_covered=True, file=sys.stdout
        )
    except NoDataError:
        return 0.0


def too_low(measured: Coverage, floors: Mapping[str, int] = FLOORS, folder: Path = REPOSITORY) -> list[str]:
    """What to say of each layer that lies below its floor."""
    found = {layer: reached(measured, layer, folder) for layer in floors}
    return [
        f"{layer}: {found[layer]:.1f} % of its lines and branches are reached by its tests, and {floor} % is"
        " the least"
        for layer, floor in floors.items() if found[layer] < floor
    ]


if __name__ == "__main__":
    together = Coverage(data_file=str(REPOSITORY / ".coverage"))
    together.combine(keep=False)
    together.save()
    low = too_low(together)
    print("\n".join(low) or "Every layer has its floor.", file=sys.stderr)  # noqa: T201 - it is a command
    sys.exit(bool(low))
