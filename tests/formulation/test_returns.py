"""Returns: what was sold comes back as scrap years later."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import row
from tests.cases.small import plant


def returning(share: float = 0.1, years: int = 1) -> Case:
    """A share of the magnets sold to EV comes back to F, which makes as much alloy of it."""
    case = plant().adding("Commodities", {"commodity": "old", "kind": "scrap", "surplus": True})
    case = case.adding("Stages", {"stage": "melt"}).adding(
        "Recipes", {"recipe": "melt", "stage": "melt", "commodity": "alloy", "role": "main output"},
        {"recipe": "melt", "stage": "melt", "commodity": "old", "amount": 1.0},
    ).adding("Capacity", {"facility": "F", "stage": "melt", "capex": 0.0, "most": 500.0})
    back = {"market": "EV", "commodity": "magnet", "scrap": "old", "facility": "F", "years": years, "share": share}
    return case.adding("Returns", back)


@pytest.mark.quick
def test_the_balance_of_scrap_counts_what_arrived_years_before():
    """A tenth of what arrives at EV, wherever it came from; nothing comes back in the first year."""
    case = returning().adding("Freight", {"origin": "F", "target": "EV", "goods": "magnet", "loss": 0.2})
    arrays = program_of(case.tables).arrays
    found, sense, right = row(arrays, "surplus_balance", "old", "F", "FY2027-28")
    expected = {("ship", "magnet", "China", "EV", "FY2026-27"): 0.1, ("ship", "magnet", "F", "EV", "FY2026-27"): 0.08,
                ("activity", "F", "melt", "FY2027-28"): -1.0}
    assert (found, sense, right) == (expected, "≥", 0.0)
    first = row(arrays, "surplus_balance", "old", "F", "FY2026-27")
    assert first == ({("activity", "F", "melt", "FY2026-27"): -1.0}, "≥", 0.0)


@pytest.mark.quick
def test_steps_come_back_in_the_same_step():
    arrays = program_of(returning().set(steps_per_year="4").tables).arrays
    found, _, _ = row(arrays, "surplus_balance", "old", "F", "FY2028-29 3/4")
    assert found[("ship", "magnet", "F", "EV", "FY2027-28 3/4")] == 0.1


@pytest.mark.solve
@pytest.mark.parametrize(("share", "years", "cost"), [
    (0.1, 1, 161.6), (0.1, 2, 164.8), (0.1, 3, 168.0), (0.0, 1, 168.0),
])
def test_returns_replace_bought_alloy(share, years, cost):
    """Proves: 8 t a year come back a year after they were sold, twice in three years: 16 × 0.4 = 6.4 saved.

    After two years 3.2; after three, beyond the plan, nothing. Without it: 168.
    """
    assert answer(returning(share, years)).aim("National cost") == pytest.approx(cost)
