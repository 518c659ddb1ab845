"""When a milestone is likely to be reached, going by how far this estate's own milestones slipped.

Method: the slips, in days, of milestones that were finished, smallest first. P50 is the smallest slip that
at least half of them did not exceed, P80 the smallest that at least four fifths did not: slips that really
happened, no curve fitted. They are added to the frozen baseline. Days, not ratios of the planned time: most
plans here give no start, and then a ratio cannot be worked out.

Only slips count that are still possible: a milestone already 40 days past its baseline cannot end with a
slip of 10, so smaller slips are left out, and where too few remain nothing is estimated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FEWEST_PAST_SLIPS = 10


@dataclass(frozen=True, slots=True)
class LikelyFinish:
    """The days by which it is finished if it goes as in at least half, and four fifths, of past cases.

    Both None where it cannot be estimated. ``based_on``: how many past slips counted; ``needed``: how many it
    takes. ``past``: how many there were before those no longer possible were left out.
    """

    half: date | None
    four_fifths: date | None
    based_on: int
    past: int
    needed: int


def likely_finish(
    baseline: date, as_at: date, past_slips: Sequence[int], *, fewest: int = FEWEST_PAST_SLIPS
) -> LikelyFinish:
    """The likely finish of an open milestone on ``as_at``: see ``LikelyFinish``.

    ``past_slips``: actual less baseline in days of finished milestones of the same estate, early ones
    negative. Raises ValueError for ``fewest`` under 1.

    Limits: milestones still open have no slip yet, and those are the slow ones, so this is on the
    hopeful side; large and small works count alike; forecasts of the owner play no part.
    """
    if fewest < 1:
        raise ValueError(f"an estimate from {fewest} past slips; the least is 1")
    so_far = (as_at - baseline).days
    possible = sorted(slip for slip in past_slips if slip >= so_far)
    enough = len(possible) >= fewest
    return LikelyFinish(
        half=_reached(baseline, possible, 1, 2) if enough else None,
        four_fifths=_reached(baseline, possible, 4, 5) if enough else None,
        based_on=len(possible), past=len(past_slips), needed=fewest,
    )


def _reached(baseline: date, slips: Sequence[int], part: int, whole: int) -> date:
    """The baseline plus the smallest slip that at least ``part`` in ``whole`` did not exceed."""
    return baseline + timedelta(days=slips[math.ceil(len(slips) * part / whole) - 1])
