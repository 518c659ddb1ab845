"""Where what sources say cannot all be true: general checks over figures and statements."""

from analysis.contradictions.find import contradictions_in
from analysis.contradictions.said import Finding, Form, Kind, Said

__all__ = ["Finding", "Form", "Kind", "Said", "contradictions_in"]
