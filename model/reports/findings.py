"""Findings: sentences made by rule from the numbers of the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from model.reports.cited import Cited, Finding, small_count
from model.reports.costs import label
from model.reports.decisions import TOPIC as DECISIONS
from model.reports.demand_met import TOPIC as DEMAND
from model.reports.dependence import CHAIN, HORIZON, ORIGIN, QUANTITY
from model.reports.dependence import TOPIC as DEPENDENCE
from model.reports.findings_scheme import scheme_findings
from model.reports.inputs_used import TOPIC as INPUTS
from model.reports.material import Material
from model.reports.origins import TOPIC as SHARES
from model.reports.plans_compared import COST, EFFECT, LOST, POINT, UNMET
from model.reports.plans_compared import TOPIC as PLANS
from model.reports.table import ReportTable
from model.reports.weak_inputs import heaviest

Tables = Mapping[str, ReportTable]
Rule = Callable[[Material, Tables], Finding | None]
NAMED = 5
"""Beneficiaries whose awards are named one by one, at most."""
HALF = 0.5
"""Points below which two figures are said to be the same."""


def findings(material: Material, tables: Tables) -> tuple[Finding, ...]:
    """The findings of a plan, the most important first.

    Args:
        material: what the report is made from.
        tables: sheet → table.

    Returns:
        Sentences whose numbers are read from the tables.
    """
    before: tuple[Rule, ...] = (against_no_scheme, course, later_rise, chain, cost, awards)
    after: tuple[Rule, ...] = (shares, origin, unmet, weak, heaviest)
    parts = [[rule(material, tables) for rule in rules] for rules in (before, after)]
    return tuple(f for f in (*parts[0], *scheme_findings(material, tables), *parts[1]) if f is not None)


def dependence(tables: Tables, column: str, measure: str = QUANTITY, plan: str = "chosen") -> Cited:
    """A figure of the sheet Dependence, in whole points and tenths."""
    return tables[DEPENDENCE.sheet].cite(column, {"Measure": measure, "Plan": plan}, decimals=1)


def against_no_scheme(material: Material, tables: Tables) -> Finding | None:
    """Dependence of the plan and without the scheme."""
    if not measured(tables):
        return None
    plan = dependence(tables, HORIZON)
    if "no scheme" not in material.plans:
        sentence = f"Over the years of the plan India depends on imports for {plan} % of the magnets it needs."
        return Finding(sentence, DEPENDENCE.sheet, (plan,))
    without = dependence(tables, HORIZON, plan="no scheme")
    sentence = (
        f"Over the years of the plan India depends on imports for {plan} % of the magnets it needs, by weight; "
        f"without the scheme it would be {without} %."
    )
    return Finding(sentence, DEPENDENCE.sheet, (plan, without))


def measured(tables: Tables, measure: str = QUANTITY) -> list[tuple[str, float]]:
    """Years with a figure of dependence for the chosen plan."""
    frame = tables[DEPENDENCE.sheet].frame
    row = frame[(frame["Measure"] == measure) & (frame["Plan"] == "chosen")].iloc[0]
    return [(str(y), float(row[y])) for y in frame.columns if str(y).startswith("FY") and row[y] == row[y]]


def course(material: Material, tables: Tables) -> Finding | None:
    """From the first year to the lowest."""
    years = measured(tables)
    if not years:
        return None
    first, lowest = years[0][0], min(years, key=lambda yv: yv[1])[0]
    a, b = dependence(tables, first), dependence(tables, lowest)
    if a.value - b.value < HALF:
        return Finding(f"Dependence does not fall below its level of {first}, {a} %.", DEPENDENCE.sheet, (a,))
    return Finding(f"It falls from {a} % in {first} to {b} % in {lowest}, its lowest.", DEPENDENCE.sheet, (a, b))


def later_rise(material: Material, tables: Tables) -> Finding | None:
    """A rise after the lowest year, explained by demand and output."""
    years = measured(tables)
    if not years:
        return None
    lowest, last = min(years, key=lambda yv: yv[1])[0], years[-1][0]
    a, b = dependence(tables, lowest), dependence(tables, last)
    if b.value - a.value < HALF:
        return None
    demand = tables[DEMAND.sheet]
    asked = [demand.cite("Demand", {"FY": y}, "sum", 0) for y in (lowest, last)]
    made = [demand.cite("Made in India", {"FY": y}, "sum", 0) for y in (lowest, last)]
    sentence = (
        f"From {lowest} to {last} it rises again, from {a} to {b} %: demand grows from {asked[0]} to {asked[1]} t, "
        f"what is made in India and delivered goes from {made[0]} to {made[1]} t."
    )
    return Finding(sentence, DEMAND.sheet, (a, b, *asked, *made))


def chain(material: Material, tables: Tables) -> Finding | None:
    """Dependence of the whole chain."""
    if not measured(tables):
        return None
    value, magnets = dependence(tables, HORIZON, CHAIN), dependence(tables, HORIZON)
    sentence = (
        f"Through the whole chain, by value and with imported oxide, metal and alloy counted, dependence is {value} % "
        f"of demand, against {magnets} % for magnets alone by weight."
    )
    return Finding(sentence, DEPENDENCE.sheet, (value, magnets))


def cost(material: Material, tables: Tables) -> Finding | None:
    """National cost, and what the scheme adds to it."""
    plans = tables[PLANS.sheet]
    total = plans.cite("Chosen", {"Indicator": COST}, decimals=0)
    words = f"The plan costs the country ₹ {total} crore in present value"
    if "no scheme" not in material.plans:
        return Finding(f"{words}.", PLANS.sheet, (total,))
    effect = plans.cite(EFFECT, {"Indicator": COST}, decimals=0)
    more = "more" if effect.value >= 0 else "less"
    size = effect.text.lstrip("-")
    words = f"{words}, ₹ {size} crore {more} than without the scheme"
    lost = plans.cite("No scheme", {"Indicator": UNMET}, decimals=0)
    if lost.value > HALF:
        loss = plans.cite("No scheme", {"Indicator": label(material, LOST)}, decimals=0)
        sentence = f"{words}, where {lost} t of demand are not met and ₹ {loss} crore of the cost is that loss."
        return Finding(sentence, PLANS.sheet, (total, effect, lost, loss))
    if not (plans.frame["Indicator"] == POINT).any():
        return Finding(f"{words}.", PLANS.sheet, (total, effect))
    point = plans.cite(EFFECT, {"Indicator": POINT}, decimals=0)
    sentence = f"{words}: ₹ {point} crore for each point by which dependence falls."
    return Finding(sentence, PLANS.sheet, (total, effect, point))


def awards(material: Material, tables: Tables) -> Finding | None:
    """Capacity awarded and to how many."""
    table = tables.get(DECISIONS.sheet)
    if table is None or table.frame.empty:
        return None
    total = table.cite("Award", {}, "sum", 0)
    count = int((table.frame["Award"] > 0).sum())
    words = "beneficiary is" if count == 1 else "beneficiaries are"
    each = [table.cite("Award", {"Beneficiary": str(r["Beneficiary"])}, decimals=0)
            for r in table.frame.to_dict("records") if r["Award"] > 0]
    sentence = f"{small_count(count)} {words} awarded {total} t/a in all"
    if 1 < count <= NAMED:
        sentence += ": " + ", ".join(f"{c.where['Beneficiary']} {c}" for c in each)
    else:
        each = [table.cite("Award", {}, "most", 0)]
        sentence += f", the largest award being {each[0]} t/a"
    return Finding(f"{sentence}.", DECISIONS.sheet, (total, *each))


def shares(material: Material, tables: Tables) -> Finding | None:
    """The largest share of one country in the imports of magnets."""
    table = tables[SHARES.sheet]
    last = material.tables.years[-1]
    rows = table.frame[(table.frame["Form"] == "magnet") & (table.frame["FY"] == last)]
    if rows.empty:
        return None
    country = str(rows.sort_values("Share")["Country"].iloc[-1])
    share = table.cite("Share", {"Form": "magnet", "FY": last, "Country": country}, decimals=0)
    sentence = (
        f"In {last} {country} sends {share} % of the magnets that are imported; that is a share of imports, "
        "not of what India needs."
    )
    return Finding(sentence, SHARES.sheet, (share,))


def origin(material: Material, tables: Tables) -> Finding | None:
    """Where Nd+Pr comes from in the end."""
    name = f"{ORIGIN}, Nd+Pr"
    if not (tables[DEPENDENCE.sheet].frame["Measure"] == name).any():
        return None
    value = dependence(tables, HORIZON, name)
    sentence = (
        f"Of the Nd+Pr that enters the chain, {value} % is imported; the rest is mined in India or recovered from "
        "end-of-life magnets."
    )
    return Finding(sentence, DEPENDENCE.sheet, (value,))


def unmet(material: Material, tables: Tables) -> Finding | None:
    """Demand that is not met."""
    value = tables[PLANS.sheet].cite("Chosen", {"Indicator": UNMET}, decimals=1)
    if value.value <= 0.05:
        return Finding("All demand is met in every year.", DEMAND.sheet, ())
    return Finding(f"{value} t of demand are not met.", DEMAND.sheet, (value,))


def weak(material: Material, tables: Tables) -> Finding | None:
    """How many inputs are inferred."""
    table = tables[INPUTS.sheet]
    count = table.cite("Cell", {"Confidence": "inferred"}, "count", 0)
    every = table.cite("Cell", {}, "count", 0)
    sentence = f"{count} of {every} input cells stand in rows marked inferred: what rests on them is an assumption."
    return Finding(sentence, INPUTS.sheet, (count, every))
