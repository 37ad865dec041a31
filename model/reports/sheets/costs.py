"""Costs: the lines of the ledger by year, which add up to the cost the plan aims at."""

from __future__ import annotations

from model.ground.units import indian
from model.reports.material import Material
from model.reports.report import Report
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE
from model.tell.table import Filled, ReportColumn, framed

OF_THE_SCHEME = ("incentive_claim_cost", "subsidy_claim_cost", "idle_capacity_cost")
"""Cost lines that only a scheme has."""
YES, NO = "yes", "no: a transfer"

COLUMNS = (
    ReportColumn("Cost line", "–", "what is paid for; revenue is negative"),
    ReportColumn("In national cost", "–", "yes: resources the country uses up; no: a transfer within it"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Constant", "₹ crore", "in rupees of the price year, not discounted", "number"),
    ReportColumn("Discount factor", "1", "worth today of a rupee of the year; of an average year, one in each of the "
                 "years it stands for", "number"),
    ReportColumn("Present value", "₹ crore", "discounted to the first year of the plan", "number"),
    ReportColumn("Line of the model", "–", "name in the model and in tables/*.csv"),
)


def fill(material: Material) -> Filled:
    """One row for each cost line and year; transfers come last."""
    d = material.data
    lines = sorted(lines_of(material), key=lambda line: line[1] != "resource")
    records = []
    for name, sort, sign in lines:
        for y, value in material.by_year(name).items():
            here = sign * value + 0.0
            records.append([
                label(material, name), YES if sort == "resource" else NO, y, here, d.periods.discount[y],
                d.periods.discount[y] * here, name,
            ])
    total = material.solution.value("national_cost")
    sentence = (
        f"The lines marked {YES} add up to ₹ {indian(total, 2)} crore, the national cost of the plan; "
        f"constant prices of {material.tables.settings.price_year}. Transfers are shown apart, at the end."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records), (_chart(material, lines),))


def lines_of(material: Material) -> list[tuple[str, str, int]]:
    """Name, sort and sign of each cost line; without a scheme none of its own."""
    return [x for x in material.result.program.cost_lines if material.tables.scheme or x[0] not in OF_THE_SCHEME]


def label(material: Material, name: str) -> str:
    """A cost line in words: what the model says it is, with a capital."""
    words = material.solution.shapes[name].meaning or name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _chart(material: Material, lines: list[tuple[str, str, int]]) -> Chart:
    """Present value of each line that counts, the largest first."""
    values = {
        name.replace("_", " "): sign * material.present_value(name)
        for name, sort, sign in lines if sort == "resource"
    }
    shown = sorted(((n, v) for n, v in values.items() if abs(v) > 0.005), key=lambda nv: -nv[1])
    series = Series("Present value", tuple(n for n, _ in shown), tuple(v for _, v in shown), BLUE)
    return Chart("National cost by line, present value", "bar", "₹ crore", (series,) if shown else ())


TOPIC = Report("Costs", "What the plan costs", "a cost line in a year", COLUMNS, fill, tab="answer")
