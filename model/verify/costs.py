"""Every cost line of every year, and the cost to the country."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from model.finance import discount_factor, residual_share
from model.units import CRORE_PER_RUPEE_T, CRORE_T_PER_RUPEE_KG
from model.verify.capacity import existing, standing
from model.verify.case import Build, Case
from model.verify.compare import Finding, Numbers, numbers, pairs
from model.verify.demand import arrivals, demand_rows
from model.verify.impacts import emissions
from model.verify.reported import compare_number, compare_with_report

MONEY = "₹ crore"
REVENUES = ("remaining_life_revenue", "sales_revenue")
TRANSFERS = ("duty_cost",)
CRORE_PER_RUPEE_KT = CRORE_PER_RUPEE_T * 1000.0
"""₹ crore per kilotonne in one ₹ per tonne."""


def findings(case: Case) -> Iterator[Finding]:
    """Check every cost line and their total."""
    lines = {name: line(case) for name, line in LINES.items()}
    for name, values in lines.items():
        proves = f"The line {name.replace('_', ' ')} follows from the decisions and the workbook, year by year."
        yield compare_with_report(case, name, proves, MONEY, values, ("year",))
    yield _national_cost(case, lines)


def _national_cost(case: Case, lines: Mapping[str, Numbers]) -> Finding:
    """Costs on one side, the reported total and revenues on the other, so that rounding is judged by their size."""
    name, proves = "national_cost", "The cost to the country is the present value of its lines, without transfers."
    worth = {n: sum((v * case.facts.discount(y) for y, v in pairs(values)), 0.0) for n, values in lines.items()}
    costs = sum(v for n, v in worth.items() if n not in (*REVENUES, *TRANSFERS))
    revenues = sum(worth[n] for n in REVENUES)
    return compare_number(case, name, proves, MONEY, costs, plus_reported=revenues)


def purchase(case: Case) -> Numbers:
    """What is paid at supplies."""
    return _per_lane(case, case.flows[~case.flows["from_facility"]], _price)


def freight(case: Case) -> Numbers:
    """Freight on what leaves."""
    return _per_lane(case, case.flows, lambda case, lane, year: case.network.lanes[lane].freight)


def handling(case: Case) -> Numbers:
    """Handling of what leaves."""
    return _per_lane(case, case.flows, lambda case, lane, year: case.network.lanes[lane].handling)


def duty(case: Case) -> Numbers:
    """Customs duty on imports."""
    return _per_lane(case, case.flows[case.flows["imported"]], lambda case, lane, year: case.network.duty(lane, year))


def running(case: Case) -> Numbers:
    """Running cost of what is worked, without electricity."""
    cost = {}
    for (f, s), row in case.stage_rows.items():
        factor = case.facts.factors[f]["running_factor"]
        for year in case.facts.years:
            cost[f, s, year] = factor * case.facts.crore_per_tonne(row["running_cost"], row["currency"], year)
    return case.use_valued(cost)


def electricity(case: Case) -> Numbers:
    """Electricity of what is worked."""
    price = {y: case.facts.economy("Power price", y) * CRORE_T_PER_RUPEE_KG for y in case.facts.years}
    return numbers([(y, v * price[y]) for y, v in pairs(case.use_times("electricity"))], ("year",))


def capital(case: Case) -> Numbers:
    """Capital cost in equal parts over the lead years, in the year itself without lead time."""
    found = []
    for build in case.builds:
        lead = int(build.row["lead_time"])
        spent = range(build.at - lead, build.at) if lead else range(build.at, build.at + 1)
        found += [(case.facts.years[max(n, 0)], overnight(case, build) / len(spent)) for n in spent]
    return numbers(found, ("year",))


def remaining_life(case: Case) -> Numbers:
    """Worth of the life left at the end of the last year, which falls a year after its start."""
    years, rate = case.facts.years, case.facts.tables.settings.discount_rate
    left = [(b, residual_share(rate, b.row["life"], len(years) - b.at)) for b in case.builds]
    worth = sum(overnight(case, b) * share for b, share in left)
    return numbers([(years[-1], worth * discount_factor(rate, 1))], ("year",))


def overnight(case: Case, build: Build) -> float:
    """Overnight cost of what is built [₹ crore]."""
    return float(build.value * build.row["capex"] * case.facts.factors[build.option[0]]["capital_factor"])


def fixed_running(case: Case) -> Numbers:
    """Upkeep of everything that stands."""
    found = []
    for key, year, value, age in standing(case):
        if age < case.options[key]["life"]:
            found.append((key, year, value))
    found += list(existing(case))
    factors = case.facts.factors
    return numbers(
        [(y, v * case.options[k]["fixed_cost"] * factors[k[0]]["running_factor"]) for k, y, v in found], ("year",)
    )


def carbon(case: Case) -> Numbers:
    """Emissions of electricity and of the process, at the carbon price."""
    found = pairs(emissions(case))
    return numbers([(y, v * case.facts.economy("Carbon price", y) * CRORE_PER_RUPEE_KT) for y, v in found], ("year",))


def holding(case: Case) -> Numbers:
    """Holding of closing stocks."""
    cost = {(r["commodity"], r["facility"]): r["holding"] * CRORE_PER_RUPEE_T for r in case.facts.rows("Stocks")}
    found = [(p[:9], v * case.facts.step * cost.get((c, f), 0.0)) for (c, f, p), v in pairs(case["stock"])]
    return numbers(found, ("year",))


def unmet_demand(case: Case) -> Numbers:
    """Loss to the country from demand that is not met."""
    loss = {
        (c, m, row["year"]): case.facts.crore_per_tonne(row["unmet_cost"] or 0.0, row["currency"] or "₹", row["year"])
        for c, m, row, _ in demand_rows(case.facts, served=True)
    }
    found = [(p[:9], v * loss.get((c, m, p[:9]), 0.0)) for (c, m, p), v in pairs(case["unmet_demand"])]
    return numbers(found, ("year",))


def sales(case: Case) -> Numbers:
    """What markets that take up to a limit pay for what arrives."""
    outlets = {(c, m) for c, m, _, _ in demand_rows(case.facts, served=False)}
    found = []
    for (c, m, p), value in pairs(arrivals(case)):
        if (c, m) in outlets:
            price = case.facts.price(c, m, p[:9])
            country = case.facts.price(c, case.facts.market_country[m], p[:9])
            found.append((p[:9], value * (price if price is not None else country if country is not None else 0.0)))
    return numbers(found, ("year",))


LINES: dict[str, Callable[[Case], Numbers]] = {
    "purchase_cost": purchase,
    "freight_cost": freight,
    "handling_cost": handling,
    "duty_cost": duty,
    "running_cost": running,
    "electricity_cost": electricity,
    "capital_cost": capital,
    "remaining_life_revenue": remaining_life,
    "fixed_running_cost": fixed_running,
    "holding_cost": holding,
    "carbon_cost": carbon,
    "unmet_demand_cost": unmet_demand,
    "sales_revenue": sales,
}
"""Cost line → how it is recomputed, by year in constant ₹ crore."""

LaneFigure = Callable[[Case, tuple[str, str, str], str], float]


def _price(case: Case, lane: tuple[str, str, str], year: str) -> float:
    return case.network.purchase_price(lane[1], lane[0], year)


def _per_lane(case: Case, flows: pd.DataFrame, figure: LaneFigure) -> Numbers:
    """Flows times a figure of lane and year; a lane that does not exist is another check's finding."""
    known = flows[flows["lane"].isin(case.network.lanes)]
    sums = known.groupby(["lane", "year"])["value"].sum()
    return numbers([(year, value * figure(case, lane, year)) for (lane, year), value in pairs(sums)], ("year",))
