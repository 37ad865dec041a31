"""Findings about import dependence, where rare earths and magnets come from, and demand that is not met."""

from __future__ import annotations

from model.reports.findings.rule import SHOWN, Tables
from model.reports.material import Material
from model.reports.sheets.demand_met import TOPIC as DEMAND
from model.reports.sheets.dependence import CHAIN, HORIZON, ORIGIN, QUANTITY
from model.reports.sheets.dependence import TOPIC as DEPENDENCE
from model.reports.sheets.origins import TOPIC as SHARES
from model.reports.sheets.plans_compared import TOPIC as PLANS
from model.reports.sheets.plans_compared import UNMET
from model.tell.cited import Cited, Finding, small_count


def dependence(tables: Tables, column: str, measure: str = QUANTITY, plan: str = "chosen") -> Cited:
    """A figure of the sheet Dependence, in whole points and tenths."""
    return tables[DEPENDENCE.sheet].cite(column, {"Measure": measure, "Plan": plan}, decimals=1)


def against_no_scheme(material: Material, tables: Tables) -> Finding | None:
    """Dependence of the plan and without the scheme."""
    if not measured(tables):
        return None
    plan = dependence(tables, HORIZON)
    words = f"The average of the yearly figures is {plan} %, each year counting alike{_before(material, tables)}"
    if "no scheme" not in material.plans:
        return Finding(f"{words}.", DEPENDENCE.sheet, (plan,))
    without = dependence(tables, HORIZON, plan="no scheme")
    return Finding(f"{words}; without the scheme it would be {without} %.", DEPENDENCE.sheet, (plan, without))


def _before(material: Material, tables: Tables) -> str:
    """How many of the years come before the first magnet made in India."""
    demand = tables[DEMAND.sheet].frame
    made = demand.groupby("FY")["Made in India"].sum()
    years = [y for y, _ in measured(tables)]
    early = next((n for n, y in enumerate(years) if made.get(y, 0.0) > SHOWN), len(years))
    if early in (0, len(years)):
        return ""
    first = f"the first {small_count(early).lower()} come" if early > 1 else "the first comes"
    return f", of which {first} before any plant stands"


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
    if a.value - b.value < SHOWN:
        sentence = f"Import dependence of magnets, by weight, does not fall below its level of {first}, {a} %."
        return Finding(sentence, DEPENDENCE.sheet, (a,))
    sentence = f"Import dependence of magnets, by weight, falls from {a} % in {first} to {b} % in {lowest}, its lowest."
    return Finding(sentence, DEPENDENCE.sheet, (a, b))


def later_rise(material: Material, tables: Tables) -> Finding | None:
    """A rise after the lowest year, explained by demand and output."""
    years = measured(tables)
    if not years:
        return None
    lowest, last = min(years, key=lambda yv: yv[1])[0], years[-1][0]
    a, b = dependence(tables, lowest), dependence(tables, last)
    if b.value - a.value < SHOWN:
        return None
    demand = tables[DEMAND.sheet]
    asked = [demand.cite("Demand", {"FY": y}, "sum", 0) for y in (lowest, last)]
    made = [demand.cite("Made in India", {"FY": y}, "sum", 0) for y in (lowest, last)]
    home = f"goes from {made[0]} to {made[1]} t" if made[0].text != made[1].text else f"stays at {made[0]} t"
    sentence = (
        f"From {lowest} to {last} it rises again, from {a} to {b} %: demand grows from {asked[0]} to {asked[1]} t, "
        f"what is made in India and delivered {home}."
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


def shares(material: Material, tables: Tables) -> Finding | None:
    """The largest share of one country in the imports of magnets."""
    table = tables[SHARES.sheet]
    last = material.tables.years[-1]
    rows = table.frame[(table.frame["Goods"] == "magnet") & (table.frame["FY"] == last)]
    if rows.empty:
        return None
    country = str(rows.sort_values("Share")["Country"].iloc[-1])
    where = {"Goods": "magnet", "FY": last, "Country": country}
    share, most, beyond = (table.cite(c, where, decimals=0) for c in ("Share", "Share limit", "Beyond the limit"))
    bound, cited = "", [share]
    if beyond.value > SHOWN:
        bound, cited = f", beyond its Share limit of {most} % on Supply by {beyond} t", [share, most, beyond]
    elif abs(most.value - share.value) < SHOWN:
        bound = ", as much as its Share limit on Supply allows"
    sentence = (
        f"In {last} {country} sends {share} % of the magnets that are imported{bound}; that is a share of imports, "
        "not of what India needs."
    )
    return Finding(sentence, SHARES.sheet, tuple(cited))


def origin(material: Material, tables: Tables) -> Finding | None:
    """Where Nd+Pr comes from in the end."""
    name = f"{ORIGIN}, Nd+Pr"
    if not (tables[DEPENDENCE.sheet].frame["Measure"] == name).any():
        return None
    value = dependence(tables, HORIZON, name)
    cited: list[Cited] = []
    sentence = (
        f"Of the Nd+Pr that enters the chain, {value} % is imported; the rest is mined in India or recovered from "
        "end-of-life magnets"
    )
    heavy = f"{ORIGIN}, Dy+Tb"
    frame = tables[DEPENDENCE.sheet].frame
    if frame.loc[(frame["Measure"] == heavy) & (frame["Plan"] == "chosen"), HORIZON].notna().any():
        cited = [dependence(tables, HORIZON, heavy)]
        sentence += f". Of the Dy+Tb it is {cited[0]} %"
    return Finding(f"{sentence}.", DEPENDENCE.sheet, (value, *cited))


def inside(material: Material, tables: Tables) -> Finding | None:
    """Magnets that arrive inside other goods, which no measure counts."""
    table = tables[DEMAND.sheet]
    left_out, demand = (table.cite(c, {}, "sum", 0) for c in ("Inside other goods", "Demand"))
    if left_out.value < SHOWN:
        return None
    sentence = (
        f"Not counted: {left_out} t of magnets that arrive inside motors and other goods, beside the {demand} t of "
        "demand of all years."
    )
    return Finding(sentence, DEMAND.sheet, (left_out, demand))


def unmet(material: Material, tables: Tables) -> Finding | None:
    """Demand that is not met."""
    value = tables[PLANS.sheet].cite("Chosen", {"Indicator": UNMET}, decimals=1)
    if value.value <= 0.05:
        return Finding("All demand is met in every year.", DEMAND.sheet, ())
    table = tables[DEMAND.sheet]
    row = table.frame.sort_values("Unmet", ascending=False, kind="stable").iloc[0]
    where = {n: str(row[n]) for n in ("Market", "Grade", "FY")}
    most = table.cite("Unmet", where, decimals=0)
    sentence = (
        f"{value} t of demand are not met, most in one place {most} t: {where['Grade']} for {where['Market']} in "
        f"{where['FY']}."
    )
    return Finding(sentence, DEMAND.sheet, (value, most))
