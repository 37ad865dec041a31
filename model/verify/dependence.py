"""Import dependence by year and for the whole plan, measured by home-made goods delivered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.verify.case import Case
from model.verify.compare import Finding, Numbers, numbers, pairs, total
from model.verify.demand import demand_of
from model.verify.facts import HOME
from model.verify.reported import compare_number, compare_with_report

MEASURES = {
    "magnets_quantity": "magnets by quantity",
    "magnets_value": "magnets by value",
    "chain_value": "the chain by value",
}


def findings(case: Case) -> Iterator[Finding]:
    """Check the measures by year and their means, and what they are made of."""
    yield from _parts(case)
    for name, words in MEASURES.items():
        by_year = measure(case, name)
        proves = f"Import dependence of {words} follows from deliveries, demand and imports of each year."
        yield compare_with_report(case, f"{name}_dependence", proves, "points", by_year, ("year",))
        mean = float(by_year.mean()) if len(by_year) else 0.0
        yield compare_number(
            case, f"{name}_aim", f"Import dependence of {words} is the mean over the years with demand.", "points", mean
        )


def _parts(case: Case) -> Iterator[Finding]:
    zero = numbers([(y, 0.0) for y in case.facts.years], ("year",))
    yield compare_with_report(
        case, "home_delivered", "Home-made magnets delivered are those that left Indian makers.", "t",
        zero.add(_by_year(home_delivered(case)), fill_value=0.0), ("year",),
    )
    prices = reference_prices(case)
    yield compare_with_report(
        case, "home_delivered_value", "Home-made magnets delivered are valued at reference prices.", "₹ crore",
        zero.add(_by_year(_valued(home_delivered(case), prices)), fill_value=0.0), ("year",),
    )
    yield compare_with_report(
        case, "imported_input_value", "Imported inputs are valued at reference prices, as they arrive.", "₹ crore",
        zero.add(_by_year(_valued(imported_inputs(case), prices)), fill_value=0.0), ("year",),
    )


def measure(case: Case, name: str) -> Numbers:
    """One measure by year with demand, in points."""
    prices = reference_prices(case)
    asked, home = demand_at_home(case), home_delivered(case)
    if name == "magnets_quantity":
        whole, own, inputs = _by_year(asked), _by_year(home), {}
    else:
        whole, own = _by_year(_valued(asked, prices)), _by_year(_valued(home, prices))
        inputs = dict(pairs(_by_year(_valued(imported_inputs(case), prices)))) if name == "chain_value" else {}
    measured = [(y, d) for y, d in pairs(whole) if d > 0]
    return numbers(
        [(y, 100.0 * (d - own.get(y, 0.0) + inputs.get(y, 0.0)) / d) for y, d in measured], ("year",)
    )


def demand_at_home(case: Case) -> Numbers:
    """Demand for magnets of Indian markets that must be served, by commodity and year [t]."""
    demand = demand_of(case.facts)
    return numbers([(c, p[:9], v) for (c, m, p), v in pairs(demand) if _counts(case, c, m)], ("commodity", "year"))


def home_delivered(case: Case) -> Numbers:
    """Magnets made in India that arrive at Indian markets that must be served, by commodity and year [t].

    Where imports of the same magnets may lie too, nobody can tell them apart, and none count.
    """
    served = {(c, m) for c, m, _ in demand_of(case.facts).index if _counts(case, c, m)}
    flows, network = case.flows, case.network
    made = [
        (c, j) in served and (c, i) not in network.fed_from_abroad and network.origin_country(i, c) == HOME
        for c, i, j in zip(flows["commodity"], flows["from"], flows["to"], strict=True)
    ]
    return total(flows[made], ("commodity", "year"), "arrives")


def imported_inputs(case: Case) -> Numbers:
    """Imports to facilities of anything but magnets, as they arrive, by commodity and year [t]."""
    flows = case.flows[case.flows["imported"] & case.flows["at_facility"]]
    return total(flows[flows["kind"] != "magnet"], ("commodity", "year"), "arrives")


def reference_prices(case: Case) -> Mapping[tuple[str, str], float]:
    """Commodity and year → cheapest landed price from the reference country, else its price there [₹ crore per t]."""
    found = {}
    for row in case.facts.rows("Commodities"):
        c, country = row["commodity"], row["reference_country"]
        if country is None:
            continue
        lanes = [x for x in case.network.imports if x[0] == c and case.network.origin_country(x[1], c) == country]
        for year in case.facts.years:
            landed = [
                case.network.purchase_price(x[1], c, year) + case.network.lanes[x].freight + case.network.duty(x, year)
                for x in lanes
            ]
            price = min(landed) if landed else case.facts.price(c, country, year)
            if price is not None:
                found[c, year] = price
    return found


def _counts(case: Case, commodity: str, market: str) -> bool:
    return case.facts.kind.get(commodity) == "magnet" and case.facts.market_country[market] == HOME


def _valued(tonnes: Numbers, prices: Mapping[tuple[str, str], float]) -> Numbers:
    return numbers([(*k, v * prices.get(k, 0.0)) for k, v in pairs(tonnes)], ("commodity", "year"))


def _by_year(values: Numbers) -> Numbers:
    return values.groupby(level="year").sum()
