"""What the scheme buys: the plan against no scheme, solved in the same run, and the price of the order of bids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from model.case.change_text import in_words
from model.ground.units import indian
from model.planning.plan import CHOSEN, FREE_CHOICE, NO_SCHEME
from model.reports.material import Material, rows
from model.reports.report import Report
from model.reports.scheme_money import paid_present_value, scheme_of
from model.reports.sheets.decisions import MAGNET
from model.reports.sheets.dependence import CHAIN, HORIZON, PRESENT, QUANTITY
from model.reports.sheets.plans_compared import SIDES
from model.tell.table import Filled, ReportColumn, framed

NATIONAL, EXCHEQUER, USERS = "Cost to the country", "Cost to the exchequer", "Cost to users"
UNMET_LOSS, WITHOUT_LOSS = "Loss from unmet demand", "Cost to the country without that loss"
FIRMS = "Cost to makers, refiners and other firms"
"""What the country pays that neither the exchequer nor users do; below 0 firms earn it."""
UNMET, CAPACITY = "Unmet demand", "Magnet capacity that can be used"
AVOIDED = ", a point of dependence avoided"
LEAST = 0.005
"""Points below which dependence is said not to move."""

COLUMNS = (
    ReportColumn("Compared with", "–", "no scheme: the same aims with nobody awarded anything; free choice: bids taken "
                 "in any order"),
    ReportColumn("Indicator", "–", "what is compared"),
    ReportColumn("FY", "FY", "year, or Horizon: all years, dependence as the mean of the years"),
    ReportColumn("Unit", "–", "of the row"),
    ReportColumn("Plan", "as named", "the plan of this report", "number", empty="the row is a difference only"),
    ReportColumn("The other", "as named", "the plan it is compared with", "number",
                 empty="the row is a difference only"),
    ReportColumn("Difference", "as named", "plan less the other", "number"),
)

Record = tuple[str, str, str, str, float | None, float | None, float]


def fill(material: Material) -> Filled:
    """First the plan against no scheme, then against free choice where bids have an order."""
    records: list[Record] = []
    if NO_SCHEME in material.plans:
        records += [*_totals(material, NO_SCHEME), *_by_year(material, NO_SCHEME)]
    if FREE_CHOICE in material.plans:
        records += _totals(material, FREE_CHOICE)
    frame = framed([c.name for c in COLUMNS], records)
    aside = indian(scheme_of(material).other_outlay)
    sentence = (
        f"{_headline(records)}{_meaning(material)}Money is present value in constant rupees. The exchequer pays "
        "incentive and subsidy as "
        f"they are due under the clauses, less the duty it takes in; ₹ {aside} crore that is not for beneficiaries is "
        "left out. What firms pay or earn is what is left, so the sides add up to the country. Unmet demand counts "
        "as dependence and as a loss to the country; users pay nothing for what they do not get."
    )
    return Filled(sentence, frame)


def _meaning(material: Material) -> str:
    """What no scheme means, as the changes of the workbook say it."""
    if NO_SCHEME not in material.result.compared:
        return ""
    changes = material.result.compared[NO_SCHEME].variant.changes
    return f"No scheme means: {'; '.join(map(in_words, changes))}; everything else is as in the workbook. "


def _headline(records: list[Record]) -> str:
    """What a point of dependence costs the country and the exchequer, against no scheme."""
    found = {r[1]: r[-1] for r in records if r[0] == NO_SCHEME and r[2] == HORIZON}
    if EXCHEQUER + AVOIDED not in found:
        return ""
    points, national, exchequer = -found[QUANTITY], found[WITHOUT_LOSS + AVOIDED], found[EXCHEQUER + AVOIDED]
    more = "costs" if national >= 0 else "saves"
    return (
        f"Against no scheme, dependence on imported magnets is {indian(points, 1)} points lower, by weight, mean of "
        f"the years; each point {more} the country ₹ {indian(abs(national))} crore, loss from unmet demand left out, "
        f"and costs the exchequer ₹ {indian(exchequer)} crore. "
    )


def _by_year(material: Material, other: str) -> Iterator[Record]:
    """Dependence, capacity and unmet demand year by year."""
    series: dict[tuple[str, str], Callable[[str], dict[str, float]]] = {
        (QUANTITY, "% of demand"): lambda p: material.by_year(PRESENT[QUANTITY][0], p),
        (CHAIN, "% of demand"): lambda p: material.by_year(PRESENT[CHAIN][0], p),
        (CAPACITY, "t/a"): lambda p: _capacity(material, p),
        (UNMET, "t"): lambda p: _unmet(material, p),
    }
    for (name, unit), values in series.items():
        mine, theirs = values(CHOSEN), values(other)
        for y in material.data.periods.YEARS:
            if y in mine:
                yield other, name, y, unit, mine[y], theirs[y], mine[y] - theirs[y]


def _unmet(material: Material, plan: str) -> dict[str, float]:
    """Unmet demand by year, of all markets."""
    total = dict.fromkeys(material.data.periods.YEARS, 0.0)
    for r in rows(material.yearly("unmet_demand", plan)):
        total[r.year] += r.value
    return total


def _capacity(material: Material, plan: str) -> dict[str, float]:
    """Usable magnet capacity by year, of all facilities."""
    total = dict.fromkeys(material.data.periods.YEARS, 0.0)
    for r in rows(material.plans[plan]["usable_capacity"]):
        if material.data.capacity.stage_role[r.stage] == MAGNET:
            total[r.year] += r.value
    return total


def _totals(material: Material, other: str) -> Iterator[Record]:
    """Dependence and the cost to each side over all years, and what a point costs each."""
    plans = (CHOSEN, other)
    difference: dict[str, float] = {}
    for name, unit, value in _lines():
        mine, theirs = (value(material, p) for p in plans)
        difference[name] = mine - theirs
        yield other, name, HORIZON, unit, mine, theirs, mine - theirs
    points = -difference[QUANTITY]
    if points > LEAST:
        for side in (WITHOUT_LOSS, EXCHEQUER, USERS):
            yield other, side + AVOIDED, HORIZON, "₹ crore a point", None, None, difference[side] / points


def _value_of(expression: str) -> Callable[[Material, str], float]:
    return lambda m, p: m.plans[p].value(expression)


def _lines() -> Iterator[tuple[str, str, Callable[[Material, str], float]]]:
    for measure in PRESENT:
        yield measure, "% of demand", _value_of(PRESENT[measure][1])
    yield "Capacity awarded", "t/a", lambda m, p: float(m.plans[p]["award"]["value"].sum())
    yield UNMET, "t", _value_of("unmet_demand_aim")
    yield NATIONAL, "₹ crore", _value_of(SIDES["National cost"])
    yield UNMET_LOSS, "₹ crore", lambda m, p: m.present_value("unmet_demand_cost", p)
    yield WITHOUT_LOSS, "₹ crore", lambda m, p: (
        m.plans[p].value(SIDES["National cost"]) - m.present_value("unmet_demand_cost", p)
    )
    yield "Incentive paid", "₹ crore", lambda m, p: paid_present_value(m, p)["incentive"]
    yield "Subsidy paid", "₹ crore", lambda m, p: paid_present_value(m, p)["subsidy"]
    yield "Duty taken in", "₹ crore", lambda m, p: m.present_value("duty_cost", p)
    yield EXCHEQUER, "₹ crore", lambda m, p: (
        sum(paid_present_value(m, p).values()) - m.present_value("duty_cost", p)
    )
    yield USERS, "₹ crore", lambda m, p: m.plans[p].value(SIDES[USERS])
    yield FIRMS, "₹ crore", _firms


def _firms(material: Material, plan: str) -> float:
    """What is left of the cost to the country, loss from unmet demand apart, once exchequer and users have paid."""
    values = {name: value for name, _, value in _lines() if name in (WITHOUT_LOSS, EXCHEQUER, USERS)}
    country, exchequer, users = (values[n](material, plan) for n in (WITHOUT_LOSS, EXCHEQUER, USERS))
    return country - exchequer - users


TOPIC = Report("What the scheme buys", "What the scheme buys", "an indicator, of a year or of all", COLUMNS, fill,
              needs="scheme", tab="answer")
