"""Import dependence by year and for the whole plan, measured by home-made goods delivered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, plus
from model.verify.demand import demand_of, substitutes
from model.verify.facts import HOME, year_of
from model.verify.reported import compare_number, compare_with_report
from model.verify.stores import for_stops

MEASURES = {
    "magnets_quantity": "magnets by quantity",
    "magnets_value": "magnets by value",
    "chain_value": "the chain by value",
}


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the measures by year and their means, and what they are made of."""
    yield from _standing_in(case)
    yield from _parts(case)
    for name, words in MEASURES.items():
        by_year = measure(case, name)
        proves = f"Import dependence of {words} follows from deliveries, demand and imports of each year."
        yield compare_with_report(case, f"{name}_dependence", proves, "points", by_year)
        mean = sum(by_year.values()) / max(1, len(by_year))
        yield compare_number(
            case, f"{name}_aim", f"Import dependence of {words} is the mean over the years with demand.", "points", mean
        )


def _standing_in(case: PlanCase) -> Iterator[CheckFinding]:
    """Which of the better grades delivered in place of others were made in India; only where grades are replaced."""
    instead, home = case["substitute"], case["home_substitute"]
    if not (instead or home or substitutes(case.facts)):
        return
    proves = "No more of a home-made better grade stands in than of that grade in all."
    yield judge("home_substitute_limit", proves, "t", home, "≤", instead)
    made = amounts((f.lane[0], f.lane[2], f.period, f.arrives) for f in case.flows if _made_here(case, *f.lane[:2]))
    of = amounts((better, m, p, v) for (_, better, m, p), v in home.items())
    proves = "No more of a home-made better grade stands in than arrives of it."
    yield judge("home_arrival_limit", proves, "t", of, "≤", made)
    possible = {(c, j) for c, i, j in case.network.lanes if _made_here(case, c, i)}
    whole = amounts((better, m, p, v) for (c, better, m, p), v in instead.items() if _counts(case, c, m))
    came = amounts((f.lane[0], f.lane[2], f.period, f.arrives) for f in case.flows if not _made_here(case, *f.lane[:2]))
    left = {k: v - came.get(k, 0.0) for k, v in whole.items() if k[:2] in possible}
    proves = "What stands in for other grades and was not imported was made in India."
    yield judge("home_substitute_floor", proves, "t", {k: of.get(k, 0.0) for k in left}, "≥", left)


def _made_here(case: PlanCase, c: str, i: str) -> bool:
    """Whether goods of a node were surely made in India: where imports of them may lie too, nobody can tell."""
    return (c, i) not in case.network.fed_from_abroad and case.network.origin_country(i, c) == HOME


def _parts(case: PlanCase) -> Iterator[CheckFinding]:
    prices, home = reference_prices(case), home_delivered(case)
    proves = "Home-made magnets delivered are those that left Indian makers."
    yield compare_with_report(case, "home_delivered", proves, "t", _by_year(home))
    proves = "Home-made magnets delivered are valued at reference prices."
    yield compare_with_report(case, "home_delivered_value", proves, "₹ crore", _home_value(case, home, prices))
    proves = "Imported inputs are valued at reference prices, as they arrive."
    value = _by_year(_valued(imported_inputs(case), prices))
    yield compare_with_report(case, "imported_input_value", proves, "₹ crore", value)


def measure(case: PlanCase, name: str) -> Amounts:
    """One measure by year of the plan with demand, in points."""
    prices = reference_prices(case)
    asked, home = demand_at_home(case), home_delivered(case)
    if name == "magnets_quantity":
        whole, own, inputs = _by_year(asked), _by_year(home), {}
    else:
        whole, own = _by_year(_valued(asked, prices)), _home_value(case, home, prices)
        inputs = _by_year(_valued(imported_inputs(case), prices)) if name == "chain_value" else {}
    asked_in = {y: d for y, d in whole.items() if d > 0 and y in case.facts.plan_years}
    return {y: 100.0 * (d - own.get(y, 0.0) + inputs.get(y, 0.0)) / d for y, d in asked_in.items()}


def demand_at_home(case: PlanCase) -> Amounts:
    """Demand for magnets of Indian markets that must be served, by commodity and year [t]."""
    demand = demand_of(case.facts).items()
    return amounts((c, year_of(p), v) for (c, m, p), v in demand if _counts(case, c, m))


def home_delivered(case: PlanCase) -> Amounts:
    """Magnets made in India that arrive at Indian markets that must be served, by commodity and year [t]."""
    asked = {(c, m) for c, m, _ in demand_of(case.facts) if _counts(case, c, m)}
    served = asked | {(better, m) for c, better, m in substitutes(case.facts) if (c, m) in asked}
    return amounts(
        (f.lane[0], f.year, f.arrives) for f in case.flows
        if (f.lane[0], f.lane[2]) in served and _made_here(case, *f.lane[:2])
    )


def _home_value(case: PlanCase, home: Amounts, prices: Mapping[tuple[str, str], float]) -> Amounts:
    """Home-made goods delivered, by year; what stands in for another grade at the price of that one [₹ crore]."""
    over = amounts(
        (year_of(p), v * (prices.get((better, year_of(p)), 0.0) - prices.get((c, year_of(p)), 0.0)))
        for (c, better, m, p), v in case["home_substitute"].items() if _counts(case, c, m)
    )
    return plus(_by_year(_valued(home, prices)), {y: -v for y, v in over.items()})


def imported_inputs(case: PlanCase) -> Amounts:
    """Imports to facilities, as they arrive, by commodity and year [t]; magnets only where a route there uses them."""
    used, kept = {(c, f) for f, _, c in case.network.routes.inputs}, for_stops(case.facts)
    return amounts(
        (f.lane[0], f.year, f.arrives)
        for f in case.flows
        if f.imported and f.to_facility and (f.lane[0], f.lane[2]) not in kept
        and (case.facts.kind[f.lane[0]] != "magnet" or (f.lane[0], f.lane[2]) in used)
    )


def reference_prices(case: PlanCase, duty: bool = True) -> Mapping[tuple[str, str], float]:
    """Commodity and year → cheapest landed price from the reference country, else its price there [₹ crore per t].

    Args:
        case: the plan and its workbook.
        duty: whether the duty counts.
    """
    found: Mapping[tuple[str, str], float] = case.once(f"reference prices, {duty}", lambda c: _reference(c, duty))
    return found


def _reference(case: PlanCase, duty: bool) -> Mapping[tuple[str, str], float]:
    found = {}
    for row in case.facts.rows("Commodities"):
        c, country = row["commodity"], row["reference_country"]
        if country is None:
            continue
        lanes = [x for x in case.network.imports if x[0] == c and case.network.origin_country(x[1], c) == country]
        for year in case.facts.years:
            landed = [
                case.network.purchase_price(x[1], c, year) + case.network.lanes[x].freight
                + (case.network.duty(x, year) if duty else 0.0) for x in lanes
            ]
            price = min(landed) if landed else case.facts.price(c, country, year)
            if price is not None:
                found[c, year] = price
    return found


def _counts(case: PlanCase, commodity: str, market: str) -> bool:
    return case.facts.kind.get(commodity) == "magnet" and case.facts.market_country[market] == HOME


def _valued(tonnes: Amounts, prices: Mapping[tuple[str, str], float]) -> Amounts:
    return {k: v * prices.get(k, 0.0) for k, v in tonnes.items()}


def _by_year(values: Amounts) -> Amounts:
    return amounts((year, v) for (_, year), v in values.items())
