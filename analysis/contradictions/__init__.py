"""Where what sources say cannot all be true: general checks over figures and statements."""

from analysis.contradictions.find import contradictions_in
from analysis.contradictions.said import Finding, Kind, Said, StatementKind

__all__ = ["Finding", "Kind", "Said", "StatementKind", "contradictions_in"]
