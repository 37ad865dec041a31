"""Weak inputs: what an inferred price moves by way of the prices that follow it."""

from __future__ import annotations

from typing import Any

import pytest

from model.reports.sheets.weak_inputs import fill
from tests.cases.case import Case
from tests.cases.small import plant
from tests.formulation.test_sales_abroad import with_buyers
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve


def inferred(case: Case, *titles: str) -> dict[str, Any]:
    """Input → change of cost, where the rows of some sheets are inferred."""
    for title in titles:
        case = case.with_(title, {}, confidence="inferred")
    frame = fill(material_of(case)).frame
    return dict(zip(frame["Input"], frame["Cost"], strict=True))


def test_a_price_moves_what_follows_it():
    """Alloy of 120 t a year is bought at 0.4: a tenth is 14.4 over three years. R sells 90 t of oxide at 0.9 − 0.1.

    Proves: a tenth of China's price of oxide moves 90 × 0.09, by way of the price that follows it; a tenth of that
    price itself 90 × 0.08.
    """
    found = inferred(with_buyers(plant()), "Prices", "Price rules")
    assert found["price of alloy from China"] == pytest.approx(14.4)
    assert found["price of oxide from China"] == pytest.approx(8.1)
    assert found["price of oxide at Buyers, which follows China"] == pytest.approx(7.2)
