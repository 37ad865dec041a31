"""Weak inputs that matter: inferred inputs ranked by what a tenth of each would move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.reports.material import Material, rows
from model.reports.report import Report
from model.reports.sheets.dependence import PRESENT, QUANTITY
from model.reports.weak_prices import BY_WEIGHT, TENTH, prices
from model.studies.prices import PRICES
from model.tell.cited import Finding
from model.tell.table import Filled, ReportColumn, ReportTable, framed

INFERRED = "inferred"
LEAST = 0.5
"""₹ crore that a tenth must move to be listed, unless it moves dependence."""
LEAST_POINTS = 0.005
BY_PRICE = "worth of the limit × a tenth of it"

COLUMNS = (
    ReportColumn("Input", "–", "what is known only by inference", "sentence"),
    ReportColumn("Sheet", "–", "sheet of the workbook"),
    ReportColumn("Row", "–", "row of that sheet"),
    ReportColumn("Cost", "₹ crore", "change of national cost, present value, if it were a tenth larger; sign left out",
                 "number"),
    ReportColumn("Dependence", "points", "change of import dependence, sign left out", "number", digits=3,
                 empty="not reckoned for inputs that set a cost"),
    ReportColumn("Reckoned by", "–", "how the effect was estimated"),
)

Record = tuple[str, str, str, float, float | None, str]


def fill(material: Material) -> Filled:
    """One row an inferred input, the most telling first."""
    weak = {t: _weak_rows(material, t) for t in ("Prices", "Price rules")}
    found = [*_limits(material), *prices(material, weak), *_plants(material)]
    cost = abs(material.solution.value("national_cost")) or 1.0
    points = material.solution.value(PRESENT[QUANTITY][1]) or 1.0
    kept = [r for r in found if r[3] >= LEAST or (r[4] or 0.0) >= LEAST_POINTS]
    kept.sort(key=lambda r: -max(r[3] / cost, (r[4] or 0.0) / points))
    sentence = (
        "Ranked by the larger of two shares: the change of cost in national cost, and the change of dependence in "
        "dependence. First estimates for a tenth more of each: limits by the worth of one more unit, prices and plant "
        "costs by what they add to cost while the plan stays as it is. Demand, yields, ramp-up and grade mix are not "
        "ranked here."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], kept))


def _limits(material: Material) -> Iterator[Record]:
    """Priced limits whose row is inferred."""
    priced = material.made.answers.get(PRICES.name)
    if priced is None:
        return
    weak = {sheet: _weak_rows(material, sheet) for sheet in material.tables.frames}
    for r in rows(priced.frame):
        sheet, _, cell = str(r.cell).rpartition("!")
        sheet = sheet.strip("'")
        number = "".join(ch for ch in cell if ch.isdigit())
        if not number or int(number) not in weak.get(sheet, ()):
            continue
        crore, points = (_size(getattr(r, f"more_{m}"), getattr(r, f"less_{m}")) * TENTH * r.limit
                         for m in ("crore", "points"))
        yield str(r.in_words), sheet, number, crore, points, BY_PRICE


def _size(more: float, less: float) -> float:
    """The larger of two changes; one that is not known counts as none."""
    return float(max((abs(v) for v in (more, less) if v == v), default=0.0))


def _weak_rows(material: Material, sheet: str) -> dict[int, Any]:
    """Excel row → record of the rows of a sheet that are marked inferred."""
    frame = material.tables.frames[sheet]
    if "confidence" not in frame:
        return {}
    return {int(r["row"]): r for r in frame.to_dict("records") if r["confidence"] == INFERRED}


def _plants(material: Material) -> Iterator[Record]:
    """Capital and running cost of stages."""
    d = material.data
    capital: dict[int, float] = {}
    running: dict[int, float] = {}
    spent: dict[tuple[str, ...], float] = {}
    for (*build, year), cost in d.capacity.spending.items():
        spent[tuple(build)] = spent.get(tuple(build), 0.0) + cost * d.periods.discount.get(year, 0.0)
    for r in rows(material.solution["build"]):
        number = d.capacity.option[r.facility, r.stage, r.option].row
        worth = spent.get((r.facility, r.stage, r.option, r.year), 0.0)
        capital[number] = capital.get(number, 0.0) + r.value * worth
    activity = {(r.facility, r.recipe, r.year): r.value for r in rows(material.yearly("activity"))}
    options = {(f, s): row.row for (f, s, _), row in d.capacity.option.items()}
    for (f, s), load in d.recipes.capacity_use.items():
        cost = sum(d.capacity.running[f, s, y] * use * activity[f, n, y] * d.periods.discount[y]
                   for n, use in load for y in d.periods.YEARS)
        running[options[f, s]] = running.get(options[f, s], 0.0) + cost
    for number, row in _weak_rows(material, "Capacity").items():
        stage = f"{row['stage']}, {row['facility']}"
        yield f"capital cost of {stage}", "Capacity", str(number), TENTH * capital.get(number, 0.0), None, BY_WEIGHT
        yield f"running cost of {stage}", "Capacity", str(number), TENTH * running.get(number, 0.0), None, BY_WEIGHT


TOPIC = Report("Weak inputs", "Weak inputs that matter", "an inferred input", COLUMNS, fill, tab="answer")


def heaviest(material: Material, tables: Mapping[str, ReportTable]) -> Finding | None:
    """The inferred input on which most rests."""
    table = tables.get(TOPIC.sheet)
    if table is None or table.frame.empty:
        return None
    first = table.frame.iloc[0]
    where = {n: str(first[n]) for n in ("Input", "Sheet", "Row")}
    effect = table.cite("Cost", where, decimals=0)
    sentence = (
        f"Most rests on the {where['Input']}, which is inferred: a tenth more of it moves the cost by about ₹ {effect} "
        "crore."
    )
    return Finding(sentence, TOPIC.sheet, (effect,))
