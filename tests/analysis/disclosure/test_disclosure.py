"""No hidden cell can be worked out: not from totals, linked tables, releases or derived figures."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.disclosure import derived as derived
from analysis.disclosure.linked import (
    release_leaks,
    solvable_linked,
    suppress_linked,
    suppress_releases,
)
from analysis.disclosure.suppression import Totals, bounds, left_standing, solvable, suppress

AREAS = ["Herefordshire", "North Worcestershire", "Shropshire"]
HIGHEST = 6


def table(rows, index=None, columns=None):
    return pd.DataFrame(rows, index=index, columns=columns)


def with_totals(frame, *, row=True, column=True):
    full = frame.copy()
    if column:
        full["Total"] = full.sum(axis=1)
    if row:
        full.loc["Total"] = full.sum()
    return full


def hidden_cells(flags):
    return [(flags.index[row], flags.columns[at]) for row, at in np.argwhere(flags.to_numpy()).tolist()]


def frame_of(*cells, like):
    flags = pd.DataFrame(False, index=like.index, columns=like.columns)
    for cell in cells:
        flags.loc[cell] = True
    return flags


@st.composite
def counts(draw, rows=4, columns=4, highest=30, fewest=1):
    height = draw(st.integers(fewest, rows))
    width = draw(st.integers(fewest, columns))
    row = st.lists(st.integers(0, highest), min_size=width, max_size=width)
    cells = draw(st.lists(row, min_size=height, max_size=height))
    return table(cells, [f"r{at}" for at in range(height)], [f"c{at}" for at in range(width)])


@st.composite
def any_table(draw, /, **limits):
    """A table of counts with a total row, a total column, both or none."""
    return with_totals(draw(counts(**limits)), row=draw(st.booleans()), column=draw(st.booleans()))


def possible_values(full, flags):
    """For each hidden cell of a small table with totals every whole number it may be: by trying all."""
    inner = full.iloc[:-1, :-1].to_numpy()
    unknown = np.argwhere(flags.iloc[:-1, :-1].to_numpy())
    choices = HIGHEST + 2
    grid = np.indices((choices,) * len(unknown)).reshape(len(unknown), choices ** len(unknown)).T
    tries = np.repeat(inner[None], len(grid), axis=0)
    tries[:, unknown[:, 0], unknown[:, 1]] = grid
    whole = np.concatenate([tries, tries.sum(axis=2, keepdims=True)], axis=2)
    whole = np.concatenate([whole, whole.sum(axis=1, keepdims=True)], axis=1)
    shown = ~flags.to_numpy()
    fitting = whole[(whole[:, shown] == full.to_numpy()[shown]).all(axis=1)]
    return {
        (full.index[row], full.columns[column]): set(fitting[:, row, column].tolist())
        for row, column in np.argwhere(flags.to_numpy()).tolist()
    }


class TestSuppress:
    def test_counts_of_1_to_4_are_hidden_and_0_and_5_are_not(self):
        flags = suppress(table({"referred": [0, 1, 4, 5, 900]}))
        assert flags["referred"].tolist() == [False, True, True, False, False]

    def test_the_next_smallest_cell_of_row_and_column_goes_with_a_small_one(self):
        full = with_totals(table([[3, 10, 20], [12, 30, 9], [40, 50, 60]], AREAS, list("abc")))
        flags = suppress(full)
        assert set(hidden_cells(flags)) == {
            (AREAS[0], "a"), (AREAS[0], "b"), (AREAS[1], "a"), (AREAS[1], "b"),
        }

    def test_two_ones_under_a_shown_total_would_be_known_since_zeros_are_shown(self):
        full = with_totals(table([[1, 1, 8, 20]], ["all year"], list("abcd")), row=False)
        shown_pair = full.drop(columns=["c", "d"]).assign(rest=28)[["a", "b", "rest", "Total"]]
        assert suppress(full).loc["all year"].tolist() == [True, True, True, False, False]
        assert suppress(shown_pair).loc["all year"].tolist() == [True, True, True, False]

    def test_a_total_is_hidden_where_no_part_is_left_to_hide(self):
        full = with_totals(table([[3, 0], [0, 20]], AREAS[:2], ["a", "b"]))
        flags = suppress(full)
        assert not flags.to_numpy()[full.to_numpy() == 0].any()
        assert flags.loc[AREAS[0], "Total"]
        assert solvable(full.mask(flags), flags) == []

    def test_a_plain_table_is_safe_against_true_sums_known_from_elsewhere(self):
        plain = table([[3, 10, 20], [12, 30, 9], [40, 50, 60]], AREAS, list("abc"))
        flags = suppress(plain)
        pd.testing.assert_frame_equal(flags, suppress(with_totals(plain)).iloc[:3, :3])

    def test_totals_are_known_by_label_by_parameter_or_by_being_the_sum(self):
        full = with_totals(table([[3, 10, 20], [12, 30, 9], [40, 50, 60]], AREAS, list("abc")))
        unnamed = table(full.to_numpy())
        first = full.loc[["Total", *AREAS], ["Total", "a", "b", "c"]]
        renamed = full.rename(index={"Total": "West Mercia"}, columns={"Total": "Crime"})
        expected = suppress(full).to_numpy().tolist()
        assert suppress(unnamed).to_numpy().tolist() == expected
        assert suppress(first).loc[full.index, full.columns].to_numpy().tolist() == expected
        named = suppress(renamed, totals=Totals("West Mercia", "Crime"))
        assert named.to_numpy().tolist() == expected

    def test_without_totals_can_be_said(self):
        same = table([[20, 30], [2, 8], [22, 38]])
        assert suppress(same).to_numpy().tolist() == [[True, True], [True, True], [False, False]]
        flags = suppress(same, totals=Totals())
        assert flags.to_numpy().tolist() == [[True, True], [True, True], [False, False]]

    def test_an_empty_table_and_a_threshold_of_1_hide_nothing(self):
        assert suppress(pd.DataFrame()).empty
        assert not suppress(table([[1, 2], [3, 4]]), threshold=1).to_numpy().any()

    def test_a_wider_margin_can_be_asked_for(self):
        full = with_totals(table([[1, 5, 8, 30]], ["year"], list("abcd")), row=False)
        assert suppress(full).sum(axis=None) == 2
        flags = suppress(full, width=5)
        assert flags.sum(axis=None) == 3
        assert solvable(full.mask(flags), flags, width=5, least=1) == []

    @pytest.mark.parametrize(
        ("cells", "words"),
        [([[-1]], "0, 0 is “-1”"), ([[1.5]], "whole numbers"), ([[None]], "whole numbers"),
         ([[float("nan")]], "is “nan”"), ([["c"]], "is “c”"), ([[True]], "is “True”"),
         ([[pd.NA]], "is “<NA>”"), ([[float("inf")]], "is “inf”")],
    )
    def test_what_is_no_count_is_refused_by_cell(self, cells, words):
        with pytest.raises(ValueError, match=words):
            suppress(table(cells))

    def test_a_total_that_is_not_the_sum_is_refused(self):
        wrong = with_totals(table([[3, 10], [20, 30]], AREAS[:2], ["a", "b"]), column=False)
        wrong.loc["Total", "a"] = 24
        with pytest.raises(ValueError, match=r"the total 24 in row 3, column 1 is not .* 23"):
            suppress(wrong)

    def test_two_totals_a_missing_total_and_a_low_threshold_are_refused(self):
        with pytest.raises(ValueError, match="2 labels mean a total: All, Total"):
            suppress(table([[1, 1]], columns=["All", "Total"]))
        with pytest.raises(ValueError, match="'Force' is 0 times among the labels"):
            suppress(table([[1, 1]]), totals=Totals(column="Force"))
        with pytest.raises(ValueError, match="the threshold is 0"):
            suppress(table([[1, 1]]), threshold=0)

    @given(any_table(), st.integers(1, 12))
    def test_nothing_that_it_hides_can_be_worked_out(self, full, threshold):
        flags = suppress(full, threshold)
        assert solvable(full.mask(flags), flags) == []
        assert solvable(full.mask(flags), flags, least=1) == []

    @given(any_table(), st.integers(1, 12))
    def test_every_small_count_is_hidden_and_no_zero(self, full, threshold):
        flags = suppress(full, threshold)
        assert flags[(full > 0) & (full < threshold)].stack().all()
        assert not flags.to_numpy()[full.to_numpy() == 0].any()

    @given(any_table(), st.integers(1, 8), st.integers(0, 8))
    def test_a_higher_threshold_hides_at_least_as_much(self, full, threshold, more):
        low, high = suppress(full, threshold), suppress(full, threshold + more)
        assert not (low & ~high).to_numpy().any()

    @given(counts(rows=2, columns=3, highest=HIGHEST))
    def test_trying_every_table_finds_more_than_one_value_for_each_hidden_cell(self, plain):
        full = with_totals(plain)
        flags = suppress(full, 4)
        assert all(len(values) > 1 for values in possible_values(full, flags).values())

    @given(any_table(), st.integers(2, 8), st.integers(1, 6))
    def test_a_margin_asked_for_is_kept(self, full, threshold, width):
        flags = suppress(full, threshold, width=width)
        assert solvable(full.mask(flags), flags, width=width) == []


class TestSolvable:
    FULL = with_totals(table([[3, 10], [20, 30]], AREAS[:2], ["a", "b"]))

    def test_a_cell_alone_in_its_row_is_found(self):
        flags = frame_of((AREAS[0], "a"), like=self.FULL)
        assert solvable(self.FULL.mask(flags), flags) == [(AREAS[0], "a")]

    def test_a_cell_between_two_blocks_is_found_though_it_is_alone_in_no_row_or_column(self):
        full = with_totals(table(np.full((4, 4), 9), list("wxyz"), list("abcd")))
        blocks = [*product("wx", "ab"), *product("yz", "cd")]
        flags = frame_of(*blocks, ("w", "c"), like=full)
        assert solvable(full.mask(flags), flags) == [("w", "c")]
        assert solvable(full.mask(flags), frame_of(*blocks, like=full)) == []

    def test_zeros_at_the_edge_give_cells_away_that_counting_misses(self):
        full = with_totals(table([[0, 0, 9], [6, 8, 0], [1, 2, 3]], list("xyz"), list("abc")))
        flags = frame_of(("x", "a"), ("x", "b"), ("y", "a"), ("y", "b"), like=full)
        assert solvable(full.mask(flags), flags) == hidden_cells(flags)

    def test_a_hidden_cell_whose_number_was_left_standing_still_counts_as_hidden(self):
        flags = frame_of((AREAS[0], "a"), like=self.FULL)
        assert solvable(self.FULL, flags) == [(AREAS[0], "a")]
        assert left_standing(self.FULL, flags) == [(AREAS[0], "a")]
        assert left_standing(self.FULL.astype(object).mask(flags, "c"), flags) == []
        assert left_standing(self.FULL.mask(flags), flags) == []

    def test_marks_at_hidden_cells_are_read_as_hidden(self):
        flags = frame_of((AREAS[0], "a"), like=self.FULL)
        assert solvable(self.FULL.astype(object).mask(flags, "fewer than 5"), flags) == [(AREAS[0], "a")]

    def test_a_missing_cell_that_is_not_hidden_is_unknown_too_and_not_listed(self):
        flags = frame_of((AREAS[0], "a"), like=self.FULL)
        dark = [(AREAS[0], "Total"), (AREAS[1], "a"), (AREAS[1], "Total")]
        published = self.FULL.mask(flags | frame_of(*dark, like=self.FULL))
        assert solvable(published, flags) == []

    def test_a_table_without_totals_gives_nothing_away(self):
        plain = table([[3, 10], [20, 31]])
        flags = plain < 5
        assert solvable(plain.mask(flags), flags) == []

    def test_an_unnamed_last_row_that_sums_the_others_is_used(self):
        unnamed = table(with_totals(table([[3, 10], [20, 30]])).to_numpy())
        flags = unnamed == 3
        assert solvable(unnamed.mask(flags), flags) == [(0, 0)]

    def test_a_last_row_that_only_looked_like_a_sum_is_let_go(self):
        published = table([[np.nan, 1, 6], [2, 3, 5], [9, 4, np.nan]])
        assert solvable(published, published.isna()) == []
        assert bounds(published, published.isna())["upper"].tolist() == [float("inf")] * 2

    def test_a_nearly_known_cell_is_found_when_asked_for(self):
        full = with_totals(table([[1, 2], [20, 30]], AREAS[:2], ["a", "b"]))
        flags = frame_of((AREAS[0], "a"), (AREAS[0], "b"), (AREAS[1], "a"), (AREAS[1], "b"), like=full)
        published = full.mask(flags)
        assert solvable(published, flags) == []
        assert solvable(published, flags, width=2) == []
        assert solvable(published, flags, width=3) == hidden_cells(flags)
        assert bounds(published, flags).iloc[0].tolist() == [AREAS[0], "a", 0, 3]
        assert bounds(published, flags, least=1).iloc[0].tolist() == [AREAS[0], "a", 1, 2]

    def test_bounds_are_infinite_where_nothing_limits_a_cell(self):
        plain = table([[3.0, 10.5]])
        flags = table([[True, False]])
        assert bounds(plain, flags).to_numpy().tolist() == [[0, 0, 0, float("inf")]]

    def test_shares_and_money_are_solved_without_rounding(self):
        full = table([[0.25, 1.5, 1.75]], ["x"], ["a", "b", "Total"])
        flags = frame_of(("x", "a"), like=full)
        assert solvable(full.mask(flags), flags) == [("x", "a")]
        assert bounds(full.mask(flags), flags)["upper"].tolist() == [0.25]

    def test_frames_that_do_not_match_and_cells_that_are_no_number_are_refused(self):
        flags = frame_of(like=self.FULL)
        with pytest.raises(ValueError, match="different labels"):
            solvable(self.FULL, flags.iloc[:2])
        with pytest.raises(ValueError, match="different labels"):
            solvable(self.FULL, flags.rename(columns={"a": "z"}))
        with pytest.raises(ValueError, match="a is “c”"):
            solvable(self.FULL.astype(object).replace(3, "c"), flags)
        with pytest.raises(ValueError, match="a is “-3”"):
            solvable(self.FULL.replace(3, -3), flags)

    def test_totals_that_contradict_the_cells_are_refused(self):
        wrong = self.FULL.replace(13, 9)
        flags = frame_of((AREAS[0], "a"), like=wrong)
        with pytest.raises(ValueError, match="contradict each other"):
            solvable(wrong.mask(flags), flags)

    @given(counts(rows=2, columns=3, highest=HIGHEST), st.data())
    def test_it_agrees_with_trying_every_table(self, plain, data):
        full = with_totals(plain)
        picked = data.draw(st.sets(st.sampled_from([(row, at) for row in full.index for at in full.columns])))
        flags = frame_of(*picked, like=full)
        single = {cell for cell, values in possible_values(full, flags).items() if len(values) == 1}
        assert set(solvable(full.mask(flags), flags)) == single

    @given(any_table(), st.data())
    def test_the_true_value_lies_between_the_bounds(self, full, data):
        picked = data.draw(st.sets(st.sampled_from([(row, at) for row in full.index for at in full.columns])))
        flags = frame_of(*picked, like=full)
        named = Totals(
            "Total" if "Total" in full.index else None, "Total" if "Total" in full.columns else None
        )
        for found in bounds(full.mask(flags), flags, totals=named).itertuples():
            assert found.lower <= full.loc[found.row, found.column] <= found.upper


@pytest.mark.parametrize("mean", [1, 4, 9])
def test_nothing_can_be_worked_out_in_a_table_of_12_by_7_with_totals(mean):
    plain = table(np.random.default_rng(20200615).poisson(mean, (12, 7)))
    plain.index, plain.columns = [f"row {at}" for at in range(12)], list("abcdefg")
    full = with_totals(plain)
    flags = suppress(full)
    assert flags.to_numpy().any()
    assert solvable(full.mask(flags), flags) == []


class TestLinkedTables:
    BY_TYPE = table([[3, 17, 40], [22, 35, 60]], AREAS[:2], ["hate", "rural", "other"])
    BY_MONTH = table([[30, 30], [2, 115]], AREAS[:2], ["April", "May"])

    def test_a_total_hidden_in_one_is_hidden_in_the_other(self):
        lonely = table([[3, 0], [50, 60]], AREAS[:2], ["hate", "other"])
        other = table([[1, 2], [60, 50]], AREAS[:2], ["April", "May"])
        one, two = suppress_linked([with_totals(lonely), with_totals(other)])
        assert one["Total"].tolist() == two["Total"].tolist()
        published = [with_totals(lonely).mask(one), with_totals(other).mask(two)]
        assert solvable_linked(published, [one, two]) == []

    def test_each_alone_can_be_safe_and_both_together_not(self):
        one = with_totals(self.BY_TYPE)
        two = with_totals(self.BY_MONTH)
        cells = list(product(AREAS[:2], ["hate", "Total"]))
        hide_one = frame_of(*cells, like=one)
        nothing = frame_of(like=two)
        assert solvable(one.mask(hide_one), hide_one) == []
        found = solvable_linked([one.mask(hide_one), two], [hide_one, nothing])
        assert found == [(0, *cell) for cell in cells]

    def test_tables_may_share_columns_and_one_may_have_none_of_its_own(self):
        by_area = self.BY_TYPE.T
        force = table([[60, 117]], ["Force"], AREAS[:2])
        flags = suppress_linked([by_area, force], shared="columns")
        straight = suppress_linked([self.BY_TYPE, force.T])
        assert [list(frame.index) for frame in flags] == [list(by_area.index), ["Force"]]
        assert [frame.T.to_numpy().tolist() for frame in flags] == [
            frame.to_numpy().tolist() for frame in straight
        ]
        published = [by_area.mask(flags[0]), force.mask(flags[1])]
        assert solvable_linked(published, flags, shared="columns") == []

    def test_a_table_may_have_an_area_of_its_own(self):
        extra = with_totals(table([[30, 30], [2, 115], [8, 9]], AREAS, ["April", "May"]))
        flags = suppress_linked([with_totals(self.BY_TYPE), extra])
        published = [with_totals(self.BY_TYPE).mask(flags[0]), extra.mask(flags[1])]
        assert solvable_linked(published, flags) == []

    def test_tables_that_disagree_about_a_shared_total_are_refused(self):
        with pytest.raises(ValueError, match="disagree about the total of Herefordshire: 60 and 61"):
            suppress_linked([self.BY_TYPE, self.BY_MONTH.replace(2, 3).replace({"April": {30: 31}})])

    def test_a_label_that_stands_twice_is_refused(self):
        with pytest.raises(ValueError, match="Shropshire stands twice"):
            suppress_linked([table([[1], [2]], ["Shropshire", "Shropshire"])])

    @settings(max_examples=40)
    @given(counts(rows=3, columns=3), st.data())
    def test_nothing_hidden_in_either_can_be_worked_out_from_both(self, first, data):
        split = [
            [data.draw(st.integers(0, int(total)))] for total in first.sum(axis=1)
        ]
        second = table(split, first.index, ["one"])
        second["rest"] = first.sum(axis=1) - second["one"]
        assume(first.shape[1] > 1)
        tables = [with_totals(first), with_totals(second)]
        flags = suppress_linked(tables)
        published = [frame.mask(hidden) for frame, hidden in zip(tables, flags, strict=True)]
        assert solvable_linked(published, flags) == []
        assert flags[0]["Total"].tolist() == flags[1]["Total"].tolist()


class TestReleases:
    FIRST = with_totals(table([[3, 10, 20], [12, 30, 9], [40, 50, 60]], AREAS, list("abc")))

    def test_a_cell_hidden_in_one_is_hidden_in_both(self):
        later = with_totals(table([[13, 20, 30], [22, 40, 29], [60, 2, 80]], AREAS, list("abc")))
        one, two = suppress_releases([self.FIRST, later])
        pd.testing.assert_frame_equal(one, two)
        assert one.loc[AREAS[0], "a"]
        assert one.loc[AREAS[2], "b"]
        assert solvable(self.FIRST.mask(one), one) == solvable(later.mask(two), two) == []
        assert release_leaks(self.FIRST.mask(one), later.mask(two)) == []

    def test_a_cell_hidden_once_stays_hidden_even_when_it_is_0(self):
        later = with_totals(table([[0, 20, 30], [22, 40, 29], [60, 70, 80]], AREAS, list("abc")))
        _, two = suppress_releases([self.FIRST, later])
        assert two.loc[AREAS[0], "a"]
        assert solvable(later.mask(two), two) == []

    def test_a_small_change_of_a_shown_cell_is_hidden_unless_told_otherwise(self):
        plain = table([[100, 200], [300, 400]], AREAS[:2], ["a", "b"])
        later = plain + table([[2, 50], [60, 70]], AREAS[:2], ["a", "b"])
        one, two = suppress_releases([plain, later])
        assert one.loc[AREAS[0], "a"]
        assert two.loc[AREAS[0], "a"]
        kept = suppress_releases([plain, later], differences=False)
        assert not any(frame.to_numpy().any() for frame in kept)

    def test_a_release_may_have_rows_of_its_own(self):
        later = with_totals(table([[30, 10], [2, 30]], ["May", "June"], ["a", "b"]))
        first = with_totals(table([[30, 10]], ["May"], ["a", "b"]))
        one, two = suppress_releases([first, later])
        assert one.loc["May"].tolist() == two.loc["May"].tolist()
        assert two.loc["June", "a"]

    def test_leaks_between_two_published_releases_are_listed_with_the_reason(self):
        old = table([[np.nan, 10, 20], [7, 30, 40]], AREAS[:2], list("abc"))
        new = table([[5, 12, 90], [np.nan, 30, 47], [1, 1, 1]], AREAS, list("abc"))
        found = [(leak.row, leak.column, leak.reason) for leak in release_leaks(old, new)]
        assert found == [
            (AREAS[0], "a", "hidden before, shown now"),
            (AREAS[0], "b", "the two releases differ by 2"),
            (AREAS[1], "a", "shown before, hidden now"),
        ]

    @settings(max_examples=40)
    @given(counts(rows=3, columns=3), counts(rows=3, columns=3), st.integers(1, 8))
    def test_no_release_gives_anything_away(self, first, second, threshold):
        releases = [with_totals(first), with_totals(second)]
        flags = suppress_releases(releases, threshold)
        published = [frame.mask(hidden) for frame, hidden in zip(releases, flags, strict=True)]
        for frame, hidden in zip(published, flags, strict=True):
            assert solvable(frame, hidden) == []
        assert release_leaks(*published, threshold) == []

    @settings(max_examples=40)
    @given(counts(rows=3, columns=3), counts(rows=3, columns=3))
    def test_a_higher_threshold_hides_at_least_as_much(self, first, second):
        releases = [with_totals(first), with_totals(second)]
        for low, high in zip(suppress_releases(releases, 3), suppress_releases(releases, 6), strict=True):
            assert not (low & ~high).to_numpy().any()


class TestDerivedFigures:
    def test_a_percentage_is_hidden_for_its_count_its_rest_or_its_base(self):
        counts_, bases = table([[3, 97, 0, 50, 2]]), table([[100, 100, 100, 100, 2]])
        assert derived.percentages(counts_, bases).to_numpy().tolist() == [[True, True, False, False, True]]
        assert derived.percentages(counts_, bases, threshold=3).to_numpy().tolist() == [
            [False, False, False, False, True]
        ]

    def test_percentages_refuse_what_does_not_fit(self):
        with pytest.raises(ValueError, match="different labels"):
            derived.percentages(table([[1]]), table([[1]], columns=["base"]))
        with pytest.raises(ValueError, match="larger than its base"):
            derived.percentages(table([[3]]), table([[2]]))
        with pytest.raises(ValueError, match="threshold is 0"):
            derived.percentages(table([[1]]), table([[2]]), threshold=0)

    def test_intervals_ratios_and_changes_go_with_their_cells(self):
        one, two = table([[True, False, False]]), table([[False, True, False]])
        assert derived.ratios(one, two).to_numpy().tolist() == [[True, True, False]]
        assert derived.changes(one, two).to_numpy().tolist() == [[True, True, False]]
        with pytest.raises(ValueError, match="different labels"):
            derived.ratios(one, two.rename(index={0: 1}))

    def test_a_rolling_sum_is_hidden_while_a_hidden_point_is_in_it(self):
        assert derived.rolling([False, True, False, False, False], 3) == (False, True, True, True, False)
        assert derived.rolling([True, False], 1) == (True, False)
        with pytest.raises(ValueError, match="window is 0"):
            derived.rolling([True], 0)

    def test_one_hidden_point_takes_mean_limits_and_states_of_its_phase_with_it(self):
        parts = derived.control_chart([False, True, False, False], phases=[0, 0, 1, 1])
        assert parts.value == (False, True, False, False)
        assert parts.limits == (True, True, False, False)
        assert not parts.icons

    def test_without_phases_the_whole_chart_is_one(self):
        parts = derived.control_chart([False, True, False])
        assert parts.limits == (True, True, True)
        assert parts.icons
        assert not derived.control_chart([]).icons
        with pytest.raises(ValueError, match="1 points have 2 phases"):
            derived.control_chart([True], phases=[0, 0])
