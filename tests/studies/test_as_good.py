"""As good: how far awards may be others within a tolerance of the total."""

from __future__ import annotations

import pandas as pd
import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.studies.as_good import AS_GOOD
from model.studies.asked import Asked
from tests.cases.case import Case
from tests.studies.asking import answer_of
from tests.studies.test_point_price import costly

pytestmark = pytest.mark.solve


def found(case: Case) -> pd.DataFrame:
    return answer_of("as_good", solve(program_of(case.tables))).frame.set_index("figure")


def test_awards_that_hardly_raise_the_total() -> None:
    """Proves: where a point is worth nothing, a t/a costs 2.52 − 0.9 = ₹1.62 crore, so that ₹16.2 crore buy 10 t/a.

    None is best, and 10 t/a of 100 asked for take 7.5 points off the mean of four years, of which they stand in three.
    Sensitivity: with the total held as it is, nothing could be awarded.
    """
    table = found(costly().set(good_within=16.2))
    assert table.loc["awarded in all", ["least", "here", "most"]].tolist() == pytest.approx([0.0, 0.0, 10.0], abs=1e-4)
    assert table.loc["B", "most"] == pytest.approx(10.0, abs=1e-4)
    points = table.loc["magnets by quantity"]
    assert points["here"] - points["least"] == pytest.approx(7.5, abs=1e-4)
    assert points["most"] == pytest.approx(points["here"])


def test_fewer_awards_where_a_point_is_worth_something() -> None:
    """Proves: at ₹1 crore a point a t/a is worth 2.55 − 1.62 = 0.93, so that within ₹9.3 crore 30 of 40 are as good."""
    table = found(costly().set(good_within=9.3, point_price=1.0))
    assert table.loc["B", ["least", "here", "most"]].tolist() == pytest.approx([30.0, 40.0, 40.0], abs=1e-4)


def test_what_is_as_good_is_told() -> None:
    result = solve(program_of(costly().set(good_within=9.3, point_price=1.0).tables))
    (told,) = AS_GOOD.told(Asked(result), AS_GOOD.table(answer_of("as_good", result)))
    assert told.finding.sentence == (
        "40 t/a are best, and anything from 30 to 40 t/a is as good within ₹ 9.3 crore of the total")


def test_without_a_tolerance_it_is_not_asked() -> None:
    """Proves: the cell that is empty is named."""
    said = answer_of("as_good", solve(program_of(costly().tables))).sentence
    assert said.endswith(" says no tolerance")
