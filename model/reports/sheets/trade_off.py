"""Trade-off: plans between the best of one aim and the best of another."""

from __future__ import annotations

from model.ground.units import indian
from model.planning.money import money_of
from model.planning.solution import SolutionTables
from model.priorities.objectives import EXPRESSIONS
from model.reports.material import Material
from model.reports.report import Report
from model.reports.sheets.dependence import CHAIN, PRESENT
from model.studies.tradeoff import Curve
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE
from model.tell.table import Filled, ReportColumn, framed

KNEE, PLAN = "knee: farthest from the straight line between the ends", "the plan of this report"
NO_PRICE = "the first point, the plan of this report, or no difference"

BESIDE = {
    CHAIN: ("points", "import dependence of the whole chain, by value", PRESENT[CHAIN][1]),
    "Beyond share limits": ("t", "imports beyond what should come from one country", "share_excess_aim"),
}
"""What the curve does not pursue → its unit, what it is, its expression."""
GAP = "Viability gap"

COLUMNS = (
    ReportColumn("Point", "–", "number of the plan on the curve"),
    ReportColumn("First aim", "as named", "named above; best at the first point", "number"),
    ReportColumn("Second aim", "as named", "named above; best at the last point", "number"),
    ReportColumn("Price", "as named", "what a unit of the second aim costs in the first, against the point before",
                 "number", empty=NO_PRICE),
    ReportColumn("Capacity awarded", "t/a", "in all", "number"),
    ReportColumn("Incentive and subsidy", "₹ crore", "paid over all years, nominal", "number",
                 empty="the workbook has no scheme"),
    *(ReportColumn(name, unit, meaning, "number") for name, (unit, meaning, _) in BESIDE.items()),
    ReportColumn(GAP, "₹ crore", "what beneficiaries miss to break even, present value", "number",
                 empty="the workbook has no scheme"),
    ReportColumn("Mark", "–", "the knee, and the plan of this report", empty="no mark"),
)


def fill(material: Material) -> Filled:
    """One row a plan on the curve, then the plan of this report."""
    curve = _curve(material)
    records = [
        [str(r.point), r.first, r.second, r.price, *_bought(material, plan), KNEE if n == curve.knee else None]
        for n, (r, plan) in enumerate(zip(curve.points.itertuples(), curve.plans, strict=True))
    ]
    here = [material.solution.value(EXPRESSIONS[a]) for a in curve.aims]
    records.append(["plan", *here, None, *_bought(material, material.solution), PLAN])
    first, second = (f"{a} ({_unit(material, a)})" for a in curve.aims)
    sentence = (
        f"First aim: {first}; second aim: {second}. No plan on the curve can be bettered in one without giving up the "
        "other. The plan of this report serves more aims, in their order, so it need not lie on the curve; the columns "
        "on the right show what the curve leaves aside."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records), (_chart(material, curve),))


def _curve(material: Material) -> Curve:
    if material.extras.curve is None:
        raise LookupError("no trade-off was solved")
    return material.extras.curve


def _unit(material: Material, aim: str) -> str:
    return material.solution.shapes[EXPRESSIONS[aim]].unit


def _bought(material: Material, plan: SolutionTables) -> list[float | None]:
    """Capacity awarded, outlay, and what the curve does not pursue, of a plan."""
    money = money_of(material.data, plan) if material.money else None
    return [
        float(plan["award"]["value"].sum()), float(money.budget["outlay"].sum()) if money else None,
        *(plan.value(e) for _, _, e in BESIDE.values()), float(money.viability["gap"].sum()) if money else None,
    ]


def _chart(material: Material, curve: Curve) -> Chart:
    first, second = curve.aims
    points = tuple(indian(v, 1) for v in curve.points["second"])
    least = float(curve.points["first"].min())
    values = tuple(float(v) - least for v in curve.points["first"])
    words = f"{first} above its least, by {second[:1].lower()}{second[1:]} ({_unit(material, second)})"
    return Chart(words, "line", _unit(material, first), (Series(words, points, values, BLUE),))


TOPIC = Report("Trade-off", "What one aim costs the other", "a plan", COLUMNS, fill, needs="trade-off", tab="answer")
