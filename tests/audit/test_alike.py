"""Two tables, or two texts, that say the same."""

from __future__ import annotations

import pandas as pd
import pytest

from model.audit.alike import same_cell, same_words, unlike

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(("saved", "again", "same"), [
    ("64.7 % of 1,200 t", "64.7 % of 1,200 t", True),
    ("64.7 %", "64.8 %", False),
    ("FY2026-27", "FY2027-28", False),
    ("2 of 3 makers", "3 of 3 makers", False),
    ("₹ 46,790 crore", "₹ 46,791 crore", False),
    ("Maker A", "Maker B", False),
    ('"y":[0.12345678912]', '"y":[0.12345678913]', True),
    ("-5", "5", False),
])
def test_words_are_held_to_the_letter_and_numbers_to_the_eighth_digit(saved, again, same):
    assert same_words(saved, again) is same


@pytest.mark.parametrize(("text", "value", "same"), [
    ("", None, True), ("", float("nan"), True), ("0", None, False), ("", 0.0, False), ("12.5", 12.5, True),
    ("12.6", 12.5, False), ("much", 12.5, False), ("1200", "1200", True), ("100.0000001", 100.0, True),
    ("Maker A", "Maker A", True), ("True", True, True),
])
def test_a_cell_says_a_value_or_it_does_not(text, value, same):
    assert same_cell(text, value, 100.0) is same


@pytest.mark.parametrize(("saved", "where"), [
    (pd.DataFrame({"a": ["1"], "b": ["x"]}), []),
    (pd.DataFrame({"b": ["x"], "a": ["1"]}), ["its headings"]),
    (pd.DataFrame({"a": ["1", "1"], "b": ["x", "x"]}), ["2 rows for 1"]),
    (pd.DataFrame({"a": ["2"], "b": ["x"]}), ["a, row 1: 2 for 1.0"]),
    (pd.DataFrame({"a": [""], "b": ["y"]}), ["a, row 1: empty for 1.0", "b, row 1: y for x"]),
])
def test_where_two_tables_differ(saved, where):
    assert list(unlike(saved, pd.DataFrame({"a": [1.0], "b": ["x"]}))) == where
