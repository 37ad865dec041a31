"""Findings about stops of supplies: what one costs and leaves short, with the scheme and without."""

from __future__ import annotations

from model.planning.plan import CHOSEN, NO_SCHEME
from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.reports.sheets.stops import TOPIC as STOPS
from model.tell.cited import Cited, Finding

COST, SHORT, EXPECTED = "Cost of the stop", "Of demand", "Expected"


def dearest(material: Material, tables: Tables) -> Finding | None:
    """The stop that is expected to cost most: what India goes without in it, and what it costs."""
    table = tables.get(STOPS.sheet)
    if table is None or table.frame.empty:
        return None
    stops = table.frame[table.frame["Plan"] == CHOSEN]
    year = str(stops.sort_values([EXPECTED, COST, "FY"], ascending=[False, False, True]).iloc[0]["FY"])
    here, none = ({"Plan": p, "FY": year} for p in (CHOSEN, NO_SCHEME))
    cost, short = table.cite(COST, here, decimals=0), table.cite(SHORT, here, decimals=0)
    words = (f"If {material.data.stops.origin} stops in {year}, {short} % of what is asked for in these months goes "
             f"unmet, and it costs the country ₹ {cost} crore")
    cited: tuple[Cited, ...] = (short, cost)
    if NO_SCHEME in set(table.frame["Plan"]):
        other, bare = table.cite(SHORT, none, decimals=0), table.cite(COST, none, decimals=0)
        words, cited = f"{words}; without the scheme {other} % and ₹ {bare} crore", (*cited, other, bare)
    return Finding(f"{words}.", table.sheet, cited)
