"""How exact a plan must be, and what a finding says."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pandas as pd
import pytest

from model.verify.compare import allowed, judge
from model.verify.reported import compare_number


@pytest.mark.quick
@pytest.mark.parametrize(
    ("left", "sense", "right", "passed"),
    [
        (1000.0, "=", 1000.0010, True),
        (1000.0, "=", 1000.0021, False),
        (0.0, "=", 0.9e-4, True),
        (0.0, "=", 1.1e-4, False),
        (5.0, "≤", 9.0, True),
        (9.0, "≤", 5.0, False),
        (9.0, "≥", 5.0, True),
        (5.0, "≥", 9.0, False),
        (5.0, "≤", math.inf, True),
        (math.inf, "≤", 5.0, False),
        (math.nan, "=", math.nan, False),
        (math.nan, "≤", 5.0, False),
    ],
)
def test_judge(left, sense, right, passed):
    assert judge("check", "It holds.", "t", {"a": left}, sense, {"a": right}).passed is passed


@pytest.mark.quick
@pytest.mark.parametrize(("unit", "most"), [("t", 1e-4), ("t/a", 1e-4), ("₹ crore", 1e-4), ("points", 1e-6)])
def test_what_is_no_difference_is_said_by_unit(unit, most):
    """Proves: 100 g or ₹ 1,000 is rounding; a share is held a hundred times closer."""
    assert judge("check", "It holds.", unit, {"a": 0.9 * most}, "=", {}).passed
    assert not judge("check", "It holds.", unit, {"a": 1.1 * most}, "=", {}).passed


@pytest.mark.quick
def test_an_absent_key_is_zero():
    assert not judge("check", "It holds.", "t", {"a": 1.0}, "=", {"b": 1.0}).passed
    assert judge("check", "It holds.", "t", {"a": 1.0}, "≥", {}).passed


@pytest.mark.quick
def test_the_worst_place_is_judged_against_what_is_allowed_there():
    """Half a tonne in a million is less wrong than a kilogram in nothing."""
    found = judge("check", "It holds.", "t", {"big": 1e6, "small": 1e-3}, "=", {"big": 1e6 + 0.5})
    assert found.where == "small"
    assert found.allowed == pytest.approx(allowed(1e-3, "t"))


@pytest.mark.quick
def test_nothing_to_check_passes_and_says_so():
    found = judge("check", "It holds.", "t", {}, "=", {})
    assert found.passed
    assert found.where == ""
    assert "nothing of this kind" in found.sentence


@pytest.mark.quick
@pytest.mark.parametrize(("reported", "passed"), [(-2212.0414, True), (-2212.05, False)])
def test_rounding_is_judged_by_what_a_difference_is_made_of(reported, passed):
    """Nine digits of 2,212 are exact to 5e-6. Judged by what is left, nothing, the first would fail too."""
    case = SimpleNamespace(reported={"cost": pd.DataFrame({"value": [reported]})})
    found = compare_number(case, "cost", "It adds up.", "₹ crore", 0.0, plus_reported=2212.04139855)
    assert found.passed is passed
