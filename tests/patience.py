"""How long a test waits for something that must come: far longer than it takes, on a busy machine too.

None of these is a measure of speed: they only keep a run from hanging. How quick things must be stands
in ``benchmarks/speed.py``.
"""

from __future__ import annotations

# One run of a page without a browser.
PAGE_S = 300
# Something to appear in the browser.
BROWSER_MS = 120_000
# An answer of the server.
ANSWER_S = 120
# The server to start.
START_S = 300
