"""Findings about limits: what the order of bids keeps the plan from, and the planner's own limits."""

from __future__ import annotations

from model.planning.plan import FREE_CHOICE
from model.reports.findings.awards import unawarded
from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.reports.sheets.compliance import TOPIC as COMPLIANCE
from model.reports.sheets.dependence import HORIZON, QUANTITY
from model.reports.sheets.scheme_buys import LEAST
from model.reports.sheets.scheme_buys import TOPIC as BUYS
from model.tell.cited import Finding, small_count

CAUSES = 4
"""Names that are listed in one sentence, at most."""


def selected(material: Material, tables: Tables) -> Finding | None:
    """What the order of bids keeps the plan from, where those selected ask for less than may be awarded."""
    rest = unawarded(material, tables)
    table = tables.get(BUYS.sheet)
    if rest is None or table is None or FREE_CHOICE not in material.plans or "ask for no more" not in rest.sentence:
        return None
    where = {"Compared with": FREE_CHOICE, "Indicator": QUANTITY, "FY": HORIZON}
    points = table.cite("Difference", where, decimals=2)
    if points.value < LEAST:
        return None
    sentence = (
        f"{rest.sentence.rstrip('.')}. The lowest bids come first; taken in any order, bids would lower dependence by "
        f"{points} points more."
    )
    return Finding(sentence, BUYS.sheet, (*rest.cited, points))


def own(material: Material, tables: Tables) -> Finding | None:
    """The planner's own limits that are in force."""
    names = list(dict.fromkeys(name for name, _ in material.data.limits.OWN_LIMITS))
    if not names:
        return None
    kept = f"the limit {names[0]} of the sheet Limits" if len(names) == 1 else (
        f"the {small_count(len(names)).lower()} limits of the sheet Limits ({', '.join(names[:CAUSES])})")
    return Finding(f"The plan keeps {kept} besides the rules of the scheme.", COMPLIANCE.sheet, ())
