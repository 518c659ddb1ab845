from __future__ import annotations

import pytest

from tests.kept_text import MOST_LINES, KeptTexts, name_moments


@pytest.fixture
def keeping(tmp_path):
    """Call it with whether differences are accepted for the texts of one folder."""
    return lambda accepting: KeptTexts(tmp_path / "kept", accepting)


def test_a_difference_is_shown_under_the_name_of_its_text(keeping):
    keeping(True).check("weekly.yml", "first\nsecond\n")
    with pytest.raises(pytest.fail.Exception) as failed:
        keeping(False).check("weekly.yml", "first\nother\n")
    told = str(failed.value).splitlines()
    assert told[0].startswith("weekly.yml reads differently")
    assert "-second" in told
    assert "+other" in told


def test_the_same_text_passes_and_a_text_that_was_never_kept_does_not(keeping):
    keeping(True).check("weekly.yml", "first\n")
    assert keeping(False).compare("weekly.yml", "first\n") == ""
    assert "+first" in keeping(False).compare("monthly.yml", "first\n")


def test_a_difference_that_no_line_shows_is_still_one(keeping):
    keeping(True).check("weekly.yml", "first\n")
    assert keeping(False).compare("weekly.yml", "first")


def test_a_long_difference_is_cut(keeping):
    told = keeping(False).compare("weekly.yml", "line\n" * 1000).splitlines()
    assert len(told) == MOST_LINES + 2
    assert told[-1].endswith("more lines")


def test_what_is_kept_for_nothing_is_found_and_removed_when_accepting(keeping):
    keeping(True).check("weekly.yml", "first\n")
    keeping(True).check("gone.yml", "first\n")
    with pytest.raises(AssertionError):
        keeping(False).check_names(["weekly.yml"])
    keeping(True).check_names(["weekly.yml"])
    keeping(False).check_names(["weekly.yml"])


def test_only_a_day_with_a_time_is_a_moment():
    said = "6 Jul 2020, 09:30 and 6 July 2020, 09:30:15, known from 6 Jul 2020"
    assert name_moments(said) == "{moment} and {moment}, known from 6 Jul 2020"
