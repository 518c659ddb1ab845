"""Demand: incidents, missing people, mental health, anti-social behaviour and patrols."""

from __future__ import annotations

from illustrative.series import EVEN, ByArea, Shape, Written, counts, write_counts

INCIDENTS = Shape(4700, noise=0.032, summer=0.01, christmas=0.94, new_year=1.06, lockdown=-0.16, weeks=8)
MISSING = Shape(105, noise=0.04, summer=0.03, christmas=0.82, lockdown=-0.38, weeks=14)
MENTAL_HEALTH = Shape(165, noise=0.04, summer=0.02, lockdown=-0.12, weeks=8)
# Reports that somebody broke the rules of the lockdown are counted as anti-social behaviour.
ANTI_SOCIAL = Shape(640, noise=0.07, summer=0.02, christmas=0.9, lockdown=0.5, weeks=6)
PATROLS = Shape(2600, noise=0.06, christmas=0.9, lockdown=0.22, weeks=8)


def incidents() -> ByArea:
    """All incidents, which response times are parts of."""
    return counts("DM1", INCIDENTS)


def demand(all_incidents: ByArea) -> Written:
    """Incidents, and the kinds of them that are counted by themselves."""
    return {
        **write_counts("DM1", all_incidents),
        **write_counts("DM2", counts("DM2", MISSING)),
        **write_counts("DM3", counts("DM3", MENTAL_HEALTH)),
        **write_counts("CR11", counts("CR11", ANTI_SOCIAL)),
    }


def patrols() -> Written:
    """Hours of hot-spot patrol: more while the lockdown freed officers to be seen."""
    return write_counts("NP1", counts("NP1", PATROLS, weights=EVEN))
