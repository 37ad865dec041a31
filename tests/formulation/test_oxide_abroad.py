"""Whether oxide is sold abroad: a cell of Settings closes markets abroad to it."""

from __future__ import annotations

import pytest

from tests.cases.answers import answer
from tests.cases.small import plant
from tests.formulation.test_sales_abroad import shipped, with_buyers


@pytest.mark.solve
def test_without_sales_of_oxide_abroad_buyers_get_none() -> None:
    """Proves: the cell closes markets abroad to oxide, and leaves those in India open.

    Of 60 t a year that R and F separate F uses what it did before; the 30 t that R sold abroad stay unmade.
    Sensitivity: with the buyers in India, R sells them 30 t a year as before.
    """
    case = with_buyers(plant())
    open_, shut = answer(case), answer(case.set(oxide_abroad=False))
    assert shipped(open_, "oxide", "R", "Buyers") > 0
    assert shipped(shut, "oxide", "R", "Buyers") == 0
    at_home = case.with_("Demand and sales", {"market": "Buyers"}, country="India").set(oxide_abroad=False)
    assert shipped(answer(at_home), "oxide", "R", "Buyers") > 0
