"""What the stops of a plan cost: the lines of their flows beside those of the year, and the total they enter."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify import costs, tiers
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, plus
from model.verify.facts import HOME, year_of
from model.verify.home_prices import replacement_costs
from model.verify.reported import compare_with_report
from model.verify.stopped import SURGE, StoppedPlan, stopped_of

MONEY = "₹ crore"
LINES = ("purchase_cost", "tier_premium_cost", "freight_cost", "handling_cost", "running_cost", "electricity_cost",
         "holding_cost", "carbon_cost", "unmet_demand_cost", "sales_revenue")
"""The lines of a year that a stop has too; what is built, opened and kept up stays as it is."""


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check what stops cost, where the workbook looks at any."""
    stopped = stopped_of(case)
    proves = "A stop costs the country what its flows cost more than those months of the year."
    if stopped is None:
        yield compare_with_report(case, "stop_loss", proves, MONEY, {})
        return
    yield compare_with_report(case, "stop_loss", proves, MONEY, losses_of(case))
    lines = {name: _line(stopped, name) for name in LINES}
    for name, values in lines.items():
        proves = f"In a stop the line {name.replace('_', ' ')} follows from its flows, year by year."
        yield compare_with_report(case, f"stop_{name}", proves, MONEY, values)
    unmet = amounts((year_of(p), v) for (_, _, p), v in stopped.flows["unmet_demand"].items())
    proves = "What is short in a stop adds up to what its markets go without."
    yield compare_with_report(case, "stop_unmet_demand_aim", proves, "t", unmet, ("stop",))
    paid = _paid_back(stopped)
    proves = "What is drawn from stocks in a stop is laid in again at what that costs the country."
    yield compare_with_report(case, "stop_paid_back", proves, MONEY, paid, ("stop",))


def losses(x: StoppedPlan, lines: dict[str, Amounts], paid_back: Amounts) -> Amounts:
    """What each stop costs: its lines less their part of the year's, and the stocks laid in again [₹ crore]."""
    found = dict(paid_back)
    for name, values in lines.items():
        sign, year = (-1.0 if name in costs.REVENUES else 1.0), costs.lines_of(x.plan)[name]
        for y in x.years:
            found[y] = found.get(y, 0.0) + sign * (values.get(y, 0.0) - x.length * year.get(y, 0.0))
    return found


def losses_of(case: PlanCase) -> Amounts:
    """What each stop costs, recomputed from its flows; empty where the workbook looks at none [₹ crore]."""
    stopped = stopped_of(case)
    if stopped is None:
        return {}
    return losses(stopped, {name: _line(stopped, name) for name in LINES}, _paid_back(stopped))


def _line(x: StoppedPlan, name: str) -> Amounts:
    """A cost line of the stops by year; a stop holds stock only for its length."""
    if name == "tier_premium_cost":
        return _premiums(x)
    part = x.length if name == "holding_cost" else 1.0
    return {y: part * v for y, v in costs.LINES[name](x.flows).items() if y in x.years}


def _premiums(x: StoppedPlan) -> Amounts:
    """Premiums of tiers and of the surge; where a tier of the supply is dearer, the surge is as dear."""
    in_tiers = amounts((y, v) for (_, _, y), v in tiers.premiums(x.flows).items())
    dearest: Amounts = {}
    for (c, i, _, y), ceilings in tiers.tiers(x.plan.facts).items():
        dearest[c, i, y] = max(dearest.get((c, i, y), 0.0), *(share for _, _, share in ceilings))
    own, price = x.plan.facts.tables.settings.surge_premium or 0.0, x.plan.network.purchase_price
    surge = amounts(
        (y, v * max(own, dearest.get((c, i, y), 0.0)) * price(i, c, y))
        for (c, i, t, p), v in x.flows["over_ceiling"].items() if t == SURGE for y in [year_of(p)]
    )
    return plus(in_tiers, surge)


def _paid_back(x: StoppedPlan) -> Amounts:
    """What the plan would hold when the stop ends and the stop does not, at what it costs to lay in."""
    prices, held = replacement_costs(x.plan), x.flows["stock"]
    return amounts(
        (year_of(p), (v - held.get((c, f, p), 0.0)) * prices.get((c, year_of(p)), float("nan")))
        for (c, f, p), v in x.stock_by_then.items()
    )


def chances(case: PlanCase) -> Amounts:
    """How likely a stop is by year; 0 where the origin has nothing to give."""
    s, facts = case.facts.tables.settings, case.facts
    banned = {(r["supply"], r["commodity"]) for r in facts.rows("Supply") if r["control"] == "ban"}
    country = facts.supply_country
    gives = {
        r["year"] for r in facts.year_rows("Supply")
        if not r["assured"] and r["value"] != 0 and (r["supply"], r["commodity"]) not in banned
        and country[r["supply"]] == s.stop_origin != HOME
    }
    stopped = stopped_of(case)
    return {y: (s.stop_chance or 0.0) if y in gives else 0.0 for y in (stopped.years if stopped else ())}
