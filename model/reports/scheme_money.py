"""The scheme's money of the chosen plan, kept to those who receive an award; shared by several reports."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from model.ground.finance import discount_factor
from model.ground.years import start_of
from model.planning.money import Money
from model.planning.plan import CHOSEN
from model.reports.material import SMALL, Material
from model.schema.scheme import Scheme

GAP, CLOSED = "Viability gap", 0.5
"""The aim that narrows the gap, and ₹ crore of it below which it is closed."""


def scheme_of(material: Material) -> Scheme:
    """The clauses of the scheme.

    Raises:
        LookupError: the workbook has no scheme.
    """
    if material.tables.scheme is None:
        raise LookupError("the workbook has no scheme")
    return material.tables.scheme


def money_of(material: Material, plan: str = CHOSEN) -> Money:
    """What the scheme pays in a plan.

    Raises:
        LookupError: the workbook has no scheme, or there is no such plan.
    """
    if plan not in material.result.money:
        raise LookupError(f"there is no money of the {plan} plan")
    return material.result.money[plan]


def awards_of(material: Material, plan: str = CHOSEN) -> Mapping[str, float]:
    """Award [t/a] of each bidder that receives one, in the order of Bids."""
    frame = material.plans[plan]["award"]
    found = dict(zip(frame["beneficiary"], frame["value"].astype(float), strict=True))
    return {b: v for b, v in found.items() if v > SMALL}


def amounts_of(material: Material) -> Money:
    """The money of the chosen plan, without bidders that receive no award."""
    money, awarded = money_of(material), set(awards_of(material))

    def kept(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["beneficiary"].isin(awarded)]

    return Money(kept(money.incentive), kept(money.subsidy), kept(money.viability), money.budget)


def paid_present_value(material: Material, plan: str = CHOSEN) -> dict[str, float]:
    """Incentive and subsidy as paid, in constant rupees, discounted at the country's rate to the first year.

    Args:
        material: what the report is made from.
        plan: which plan.

    Returns:
        "incentive" and "subsidy" → ₹ crore; payments after the last year of the plan are counted too.
    """
    d = material.data
    first = start_of(d.periods.YEARS[0])
    total = {"incentive": 0.0, "subsidy": 0.0}
    for r in money_of(material, plan).budget.itertuples():
        year = str(r.year)
        worth = discount_factor(d.periods.discount_rate, start_of(year) - first) / d.money.price_level[year]
        total["incentive"] += worth * float(str(r.incentive))
        total["subsidy"] += worth * float(str(r.subsidy))
    return total


def could_break_even(material: Material) -> bool:
    """Whether all could break even, and a gap is left only since later aims may give up as much."""
    return any(
        goal.aim == GAP and value < CLOSED
        for reached in material.result.chosen.reached
        for goal, value in zip(reached.priority.goals, reached.values, strict=True)
    )


def fall_short(missing: int, every: int) -> str:
    """How many beneficiaries do not break even.

    >>> fall_short(1, 2), fall_short(2, 2)
    ('1 of 2 beneficiaries does not break even', '2 of 2 beneficiaries do not break even')
    """
    return f"{missing} of {every} beneficiaries {'does' if missing == 1 else 'do'} not break even"


def run_below(below: int, every: int) -> str:
    """How many beneficiaries sell below running cost.

    >>> run_below(1, 2), run_below(2, 2)
    ('1 of 2 beneficiaries sells below running cost', '2 of 2 beneficiaries sell below running cost')
    """
    return f"{below} of {every} beneficiaries {'sells' if below == 1 else 'sell'} below running cost"


def in_the_gap(missing: int, every: int) -> str:
    """Whose gap the sum of gaps is.

    >>> in_the_gap(0, 2), in_the_gap(1, 2)
    ('every beneficiary breaks even', 'what 1 of 2 beneficiaries misses to break even, present value')
    """
    if not missing:
        return "every beneficiary breaks even"
    miss = "misses" if missing == 1 else "miss"
    return f"what {missing} of {every} beneficiaries {miss} to break even, present value"
