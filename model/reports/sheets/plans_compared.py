"""Plans compared: what the chosen plan buys and gives up against no scheme and both ends of the trade-off."""

from __future__ import annotations

from collections.abc import Callable

from model.planning.compared import pursues_total
from model.planning.plan import CHOSEN, CHOSEN_ANEW, FREE_CHOICE, LEAST_COST, LEAST_DEPENDENCE, NO_SCHEME
from model.reports.material import Material
from model.reports.report import Report
from model.reports.sheets.costs import label, lines_of
from model.reports.sheets.dependence import PRESENT, QUANTITY
from model.tell.table import Filled, ReportColumn, framed

EFFECT = "Scheme's effect"
COST, UNMET, HOME, AWARDED, POINT = (
    "National cost", "Unmet demand", "Magnets made in India and delivered", "Capacity awarded",
    "Cost of a point of dependence",
)
SIDES = {COST: "national_cost", "Cost to the exchequer at full claims": "exchequer_cost",
         "Cost to users": "users_cost"}
"""Side that bears a cost → the expression that adds it up."""
LOST = "unmet_demand_cost"
WEIGHED = {
    "Expected cost of stops": ("₹ crore", "expected_stop_loss"),
    "Dependence, priced": ("point-years", "dependence_points"),
    "Public money": ("₹ crore", "claimable_money"),
}
"""What the total is made of beside cost → unit and expression."""
TOTAL = "Total"
NAMES = {CHOSEN: "Chosen", NO_SCHEME: "No scheme", LEAST_COST: "Least cost", LEAST_DEPENDENCE: "Least dependence",
         FREE_CHOICE: "Free choice", CHOSEN_ANEW: "Chosen anew"}
ABSENT = "not solved: the workbook has no scheme, or there is no such plan"

COLUMNS = (
    ReportColumn("Indicator", "–", "what is compared"),
    ReportColumn("Unit", "–", "of the row"),
    ReportColumn("Chosen", "as named", "the plan of this report", "number", empty="does not apply"),
    ReportColumn("No scheme", "as named", "the same aims with nobody awarded anything", "number", empty=ABSENT),
    ReportColumn("Least cost", "as named", "demand served as well, then the least national cost", "number",
                 empty=ABSENT),
    ReportColumn("Least dependence", "as named", "the least dependence any plan reaches", "number", empty=ABSENT),
    ReportColumn("Free choice", "as named", "the same aims, bids taken in any order, not lowest first", "number",
                 empty=ABSENT),
    ReportColumn("Chosen anew", "as named", "what the workbook itself would choose, where a plan was given", "number",
                 empty="no plan was given"),
    ReportColumn(EFFECT, "as named", "chosen less no scheme", "number", empty=ABSENT),
)


def fill(material: Material) -> Filled:
    """One row an indicator; all money is present value in constant rupees."""
    rows: list[tuple[str, str, Callable[[str], float]]] = [
        (COST, "₹ crore", lambda p: material.plans[p].value(SIDES[COST])),
        *((n, "₹ crore", lambda p, e=e: material.plans[p].value(e)) for n, e in _other_sides(material).items()),
        *((n, u, lambda p, e=e: material.plans[p].value(e)) for n, (u, e) in _weighed(material).items()),
        *([(TOTAL, "₹ crore", lambda p: _total(material, p))] if _weighed(material) else []),
        *((m, "% of demand", lambda p, e=e: material.plans[p].value(e)) for m, (_, e, _) in PRESENT.items()),
        (UNMET, "t", lambda p: material.plans[p].value("unmet_demand_aim")),
        (HOME, "t", lambda p: sum(material.by_year("home_delivered", p).values())),
        *([(AWARDED, "t/a", lambda p: float(material.plans[p]["award"]["value"].sum()))] if material.money else []),
        ("Imports beyond share limits", "t", lambda p: material.plans[p].value("share_excess_aim")),
        *(
            (label(material, name), "₹ crore", lambda p, n=name, s=sign: s * material.present_value(n, p) + 0.0)
            for name, _, sign in lines_of(material)
        ),
    ]
    records = [_row(material, *row) for row in rows]
    point = _per_point(records)
    if point is not None:
        records.append([POINT, "₹ crore a point", *(None for _ in NAMES), point])
    return Filled(
        "What the chosen plan buys and gives up. Money is present value in constant rupees; dependence is the mean of "
        "the years.", framed([c.name for c in COLUMNS], records)
    )


def _other_sides(material: Material) -> dict[str, str]:
    """Cost to the exchequer and to users → its expression."""
    return {n: e for n, e in SIDES.items() if e != SIDES[COST] and e in material.solution.tables}


def _weighed(material: Material) -> dict[str, tuple[str, str]]:
    """Parts of the total beside cost, where stops are calculated or the total is pursued → unit and expression."""
    return WEIGHED if pursues_total(material.result.priorities) or material.data.stops.STOP_YEARS else {}


def _total(material: Material, plan: str) -> float:
    """Cost, stops, dependence and public money at the prices of the workbook, whatever a plan was made at."""
    value, prices = material.plans[plan].value, material.data.total
    return (value(SIDES[COST]) + value("expected_stop_loss") + prices.point_price * value("dependence_points")
            + prices.public_money * value("claimable_money"))


def _row(material: Material, indicator: str, unit: str, value: Callable[[str], float]) -> list[object]:
    numbers = {p: value(p) if p in material.plans else None for p in NAMES}
    chosen, none = numbers[CHOSEN], numbers[NO_SCHEME]
    effect = None if chosen is None or none is None else chosen - none
    return [indicator, unit, *numbers.values(), effect]


def _per_point(records: list[list[object]]) -> float | None:
    """Extra national cost of each point by which the scheme lowers dependence; None where there is none of either."""
    effect = {str(r[0]): r[-1] for r in records}
    cost, points = effect[COST], effect[QUANTITY]
    if not isinstance(cost, float) or not isinstance(points, float) or points > -0.005 or cost < 0:
        return None
    return cost / -points


TOPIC = Report("Plans compared", "What the plan buys and gives up", "an indicator", COLUMNS, fill, tab="answer")
