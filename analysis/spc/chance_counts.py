"""How many of 20,000 simulated stable series signal at their newest point, by number of points.

Worked out once by ``analysis.spc.false_alarms.chance_of_signal`` for the usual settings (runs and trends of
7, screening, no baseline) and kept, because a page would otherwise wait for a second. A test works some
of them out again.
"""

from __future__ import annotations

FEWEST = 13
# For 13 points, 14 points, and so on.
SIGNALS = (
    272, 310, 265, 327, 291, 309, 303, 312, 339, 300, 296, 340, 322, 314, 337, 350, 396, 356, 333,
    389, 369, 370, 390, 351, 338, 376, 366, 387, 366, 364, 344, 357, 393, 308, 378, 385, 378, 378,
    362, 375, 402, 361, 390, 380, 374, 421, 356, 363, 369, 384, 400, 412, 392, 361, 391, 392, 360,
    379, 407, 392, 385, 383, 351, 415, 404, 393, 394, 376, 426, 390, 353, 370, 416, 386, 411, 390,
    409, 382, 383, 349, 376, 388, 399, 387, 382, 391, 410, 392, 374, 369, 440, 392, 376, 395, 396,
    388, 395, 388, 404, 391, 402, 377, 397, 438, 402, 406, 375, 391, 395, 382, 420, 422, 404, 420,
    398, 432, 363, 393, 358, 384, 427, 407, 386, 418, 393, 384, 416, 388, 408, 385, 414, 383, 408,
    409, 371, 374, 405, 372, 411, 406, 382, 385, 414, 399, 407,
)
