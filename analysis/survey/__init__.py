"""Surveys: estimates and their uncertainty, differences, ranks, and shares that come without a base."""

from analysis.survey.estimates import estimate

__all__ = ["estimate"]
