"""Every cost line of every year, and the cost to the country."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from model.ground.units import CRORE_PER_RUPEE_T, CRORE_T_PER_RUPEE_KG
from model.verify.capital import charges, life_left
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts
from model.verify.demand import arrivals, demand_rows, outlet_price
from model.verify.facilities import keeping_open, opening
from model.verify.facility_costs import held, overnight, upkeep
from model.verify.facts import year_of
from model.verify.impacts import emissions
from model.verify.lane_costs import duty, freight, handling, premium, purchase
from model.verify.limits import penalties
from model.verify.reported import compare_number, compare_with_report
from model.verify.reserve import credit
from model.verify.units import scale

MONEY = "₹ crore"
REVENUES = ("remaining_life_revenue", "sales_revenue", "reserve_credit_revenue")
TRANSFERS = ("duty_cost",)
CRORE_PER_RUPEE_KT = CRORE_PER_RUPEE_T * 1000.0  # ₹ crore per kilotonne in one ₹ per tonne


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check every cost line and their total."""
    lines = lines_of(case)
    for name, values in lines.items():
        proves = f"The line {name.replace('_', ' ')} follows from the decisions and the workbook, year by year."
        yield compare_with_report(case, name, proves, MONEY, values)
    yield _national_cost(case, lines)


def _national_cost(case: PlanCase, lines: Mapping[str, Amounts]) -> CheckFinding:
    """Costs on one side, total and revenues on the other, so that rounding is judged by their size."""
    name, proves = "national_cost", "The cost to the country is the present value of its lines, without transfers."
    worth = {n: sum((v * case.facts.discount(y) for y, v in values.items()), 0.0) for n, values in lines.items()}
    costs = sum(v for n, v in worth.items() if n not in (*REVENUES, *TRANSFERS))
    revenues = sum(worth[n] for n in REVENUES)
    return compare_number(case, name, proves, MONEY, costs, plus_reported=revenues)


def lines_of(case: PlanCase) -> dict[str, Amounts]:
    """Every cost line by year [₹ crore]."""
    return dict(case.once("lines", lambda c: {name: line(c) for name, line in LINES.items()}))


def national_cost(case: PlanCase) -> float:
    """The cost to the country, present value [₹ crore]."""
    worth = {n: sum((v * case.facts.discount(y) for y, v in line.items()), 0.0) for n, line in lines_of(case).items()}
    return sum(-v if n in REVENUES else v for n, v in worth.items() if n not in TRANSFERS)


def running(case: PlanCase) -> Amounts:
    """Running cost of what is worked, without electricity."""
    facts = case.facts
    return case.use_valued({
        (f, s, y): facts.factors[f]["running_factor"] * facts.crore_per_tonne(row["running_cost"], row["currency"], y)
        for (f, s), row in case.stage_rows.items() for y in facts.years
    })


def electricity(case: PlanCase) -> Amounts:
    """Electricity of what is worked."""
    found = case.use_times("electricity").items()
    return {y: v * case.facts.economy("Power price", y) * CRORE_T_PER_RUPEE_KG for y, v in found}


def capital(case: PlanCase) -> Amounts:
    """Capital cost in equal parts over the lead years, in the year itself without lead time, or as an annuity."""
    return amounts(paid for b in case.builds for paid in charges(case, b.row, b.at, overnight(case, b)))


def remaining_life(case: PlanCase) -> Amounts:
    """Worth of the life left at the end of the last year, which falls a year after its start."""
    worth = (life_left(case, b.row, b.at, overnight(case, b)) for b in case.builds)
    return {case.facts.years[-1]: sum(worth, 0.0)}


def fixed_running(case: PlanCase) -> Amounts:
    """Upkeep of everything that stands."""
    return amounts((y, v) for _, y, v in upkeep(case))


def carbon(case: PlanCase) -> Amounts:
    """Emissions of electricity and of the process, at the carbon price."""
    price = {y: case.facts.economy("Carbon price", y) * CRORE_PER_RUPEE_KT for y in case.facts.years}
    return {y: v * price[y] for y, v in emissions(case).items()}


def holding(case: PlanCase) -> Amounts:
    """Holding of closing stocks."""
    return amounts((y, v) for _, y, v in held(case))


def unmet_demand(case: PlanCase) -> Amounts:
    """Loss to the country from demand that is not met."""
    loss = {
        (c, m, row["year"]): case.facts.crore_per_tonne(row["unmet_cost"] or 0.0, row["currency"] or "₹", row["year"])
        for c, m, row, _ in demand_rows(case.facts, served=True)
    }
    unmet = case["unmet_demand"].items()
    return amounts((year_of(p), v * loss.get((c, m, year_of(p)), 0.0)) for (c, m, p), v in unmet)


def sales(case: PlanCase) -> Amounts:
    """What markets that take up to a limit pay for what arrives: the price at the market, else in its country."""
    outlets = {(c, m) for c, m, _, _ in demand_rows(case.facts, served=False)}
    found = []
    for (c, m, p), value in arrivals(case).items():
        if (c, m) in outlets:
            found.append((year_of(p), value * outlet_price(case.facts, c, m, year_of(p))))
    return amounts(found)


def idle(case: PlanCase) -> Amounts:
    """What capacity that is awarded and stands idle is counted at."""
    scheme = case.facts.tables.scheme
    cost = scheme.idle_cost or 0.0 if scheme is not None else 0.0
    return amounts((y, cost * v) for (_, y), v in case["idle_capacity"].items())


def constant(case: PlanCase) -> Amounts:
    """What every year costs whatever is decided."""
    return dict.fromkeys(case.facts.years, case.facts.tables.settings.constant_cost or 0.0)


LINES: dict[str, Callable[[PlanCase], Amounts]] = {
    "purchase_cost": purchase,
    "tier_premium_cost": premium,
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
    "opening_cost": opening,
    "open_facility_cost": keeping_open,
    "scale_cost": scale,
    "limit_penalty_cost": penalties,
    "idle_capacity_cost": idle,
    "reserve_credit_revenue": credit,
    "constant_cost": constant,
}
"""Cost line → how it is recomputed, by year in constant ₹ crore."""
