"""The trade-off curve: exact ends, falling points, a knee, and prices by hand."""

from __future__ import annotations

import numpy as np
import pytest

from model.planning.program import program_of
from model.priorities.objectives import priorities_of
from model.studies.curve import curve_between
from tests.cases.case import Case
from tests.cases.small import plant
from tests.formulation.test_whole_lots import lots


def dear_plant() -> Case:
    """Making costs more than importing: alloy at ₹1.2 crore makes a tonne cost 1.8 against 1.0, and 0.3 capital."""
    return plant().with_("Prices", {"commodity": "alloy"}, years=12000.0)


def curve_of(case: Case, steps: int = 5):
    program = program_of(case.tables)
    return curve_between(program, priorities_of(case.tables), "National cost", "Magnets by quantity", steps)


@pytest.mark.solve
def test_ends_and_prices_by_hand():
    """Proves: 240 t cost 240 imported; all home-made 240 × 1.8 + 80 × 0.3 = 456; each of 100 points costs 2.16.

    Without the augmented objective a point between could be dearer for nothing.
    """
    points = curve_of(dear_plant()).points
    np.testing.assert_allclose(points["first"], [240, 294, 348, 402, 456], rtol=1e-6)
    np.testing.assert_allclose(points["second"], [100, 75, 50, 25, 0], atol=1e-5)
    np.testing.assert_allclose(points["price"][1:], 2.16, rtol=1e-5)


@pytest.mark.solve
def test_the_knee_is_where_points_turn_dear():
    """Proves: 40 t a year from alloy at ₹0.7 crore cost 1.05 and 0.1 of capital a tonne against 1.0, the rest 1.8.

    The first half of the curve is cheap, the second dear, and the knee lies at its turn, the middle point.
    """
    cheap = dear_plant().adding(
        "Supply", {"supply": "Vietnam", "country": "Vietnam", "commodity": "alloy", "years": 60.0}
    ).adding("Prices", {"commodity": "alloy", "at": "Vietnam", "currency": "₹", "years": 7000.0})
    curve = curve_of(cheap, 9)
    assert curve.knee == 4
    prices = curve.points["price"].to_numpy()[1:]
    np.testing.assert_allclose(prices, [0.36] * 4 + [2.16] * 4, rtol=1e-4)


@pytest.mark.solve
def test_each_point_carries_its_plan():
    """Proves: the tables of a point give the aims of the point. Without it a point would be a number without a plan."""
    curve = curve_of(dear_plant())
    for (_, row), plan in zip(curve.points.iterrows(), curve.plans, strict=True):
        assert plan.value("national_cost") == pytest.approx(row["first"])
        assert plan.value("magnets_quantity_aim") == pytest.approx(row["second"], abs=1e-5)


@pytest.mark.solve
def test_in_whole_lots_the_curve_steps_from_size_to_size():
    """Proves by hand: imports at ₹1.0 crore against 0.7, so that a t/a gains 0.9 in three of four years and costs 2.52.

    None, 40, 60 and 80 t/a cost 400 and 1.62 a t/a more, and leave 100, 70, 55 and 40 points. Where 85 points are
    asked for there are 40 t/a as well: with awards of any size 20 would do.
    """
    case = lots().with_("Prices", {"commodity": "magnet"}, years=10000.0)
    points = curve_of(case).points
    np.testing.assert_allclose(points["second"], [100, 70, 70, 55, 40], atol=1e-5)
    np.testing.assert_allclose(points["first"], [400, 464.8, 464.8, 497.2, 529.6], rtol=1e-6)
    parts = curve_of(case.set(whole_lots=False)).points
    np.testing.assert_allclose(parts["second"], [100, 85, 70, 55, 40], atol=1e-5)
