"""Facilities opened: which of those with a decision or a fixed cost are open, from when, and what that costs."""

from __future__ import annotations

from model.ground.units import indian
from model.reports.material import Material, rows
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

OPENED, NOT_OPENED, ALWAYS = "opened", "not opened", "always open"
NEVER = "it is not opened"

COLUMNS = (
    ReportColumn("Facility", "–", "who is opened by the plan or not, or is open at a cost or with a throughput"),
    ReportColumn("Kind", "–", "kind of facility"),
    ReportColumn("Decision", "–", f"{OPENED} or {NOT_OPENED} by the plan; {ALWAYS}: no choice of the plan's"),
    ReportColumn("Open from", "FY", "year in which the opening cost is paid", empty=NEVER),
    ReportColumn("Opening cost", "₹ crore", "paid once, in the first year of the plan", "number"),
    ReportColumn("Yearly cost", "₹ crore", "paid in each year it is open", "number"),
    ReportColumn("Present value", "₹ crore", "opening cost and yearly costs of all years, discounted", "number"),
    ReportColumn("Shipped most", "t", "shipped out in the year of the most", "number"),
    ReportColumn("Throughput", "t", "shipped out in a year, at most", "number", empty="no limit"),
)


def fill(material: Material) -> Filled:
    """One row for each facility that the plan opens or not, or that has a fixed cost or a throughput."""
    d = material.data
    chosen = {r.facility: r.value > 0.5 for r in rows(material.solution["open"])}
    kept = {*d.facilities.DECIDED, *d.facilities.opening_cost, *d.facilities.yearly_cost, *d.facilities.throughput}
    shipped = _shipped(material)
    years = sum(d.periods.discount[y] for y in d.periods.YEARS)
    records: list[list[object]] = []
    costs = (d.facilities.opening_cost, d.facilities.yearly_cost)
    for f in [f for f in d.facilities.FACILITIES if f in kept]:
        is_open = chosen.get(f, True)
        once, yearly = (cost.get(f, 0.0) if is_open else 0.0 for cost in costs)
        word = (OPENED if is_open else NOT_OPENED) if f in chosen else ALWAYS
        most = max((v for (g, _), v in shipped.items() if g == f), default=0.0)
        records.append([f, d.facilities.facility_kind[f], word, d.periods.YEARS[0] if is_open else None, once, yearly,
                        once + yearly * years, most, d.facilities.throughput.get(f)])
    return Filled(_sentence(records), framed([c.name for c in COLUMNS], records))


def _shipped(material: Material) -> dict[tuple[str, str], float]:
    """(facility, year) → tonnes that leave it."""
    shipped: dict[tuple[str, str], float] = {}
    for r in rows(material.yearly("ship")):
        shipped[r.origin, r.year] = shipped.get((r.origin, r.year), 0.0) + r.value
    return shipped


def _sentence(records: list[list[object]]) -> str:
    words = [r[2] for r in records]
    total = sum(float(str(r[6])) for r in records)
    cost = f"Being open costs ₹ {indian(total, 2)} crore over all years, discounted."
    if words.count(ALWAYS) == len(words):
        return f"The plan opens no facility; those listed are always open. {cost}"
    asked = len(words) - words.count(ALWAYS)
    return f"{words.count(OPENED)} of {asked} facilities that may be opened are, from the first year on. {cost}"


TOPIC = Report("Facilities opened", "Which facilities are open, and at what cost", "a facility", COLUMNS, fill,
              needs="facilities to open", tab="answer")
