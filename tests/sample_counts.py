"""What the sample and the catalogue hold, counted once. Whoever changes them changes the numbers here only.

Counts of what a test made itself stand in that test.
"""

from __future__ import annotations

# Areas of the catalogue: the force, its local areas with their group and districts, and what lies elsewhere.
AREAS = 20
# Rows of the weekly table, and of them those that belong to no objective of the plan.
WEEKLY_ROWS = 77
WITHOUT_OBJECTIVE = 1
# Things for attention on the day of the sample.
FOR_ATTENTION = 18
# Services commissioned, awards and bids for funding, milestones.
CONTRACTS = 11
FUNDING = 10
MILESTONES = 16
# There are more figures than this; how many exactly is for the files of the sample to say.
FEWEST_FIGURES = 2500
