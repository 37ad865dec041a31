"""Who gets what in both runs: award, payments and what is missing to break even, beneficiary by beneficiary."""

from __future__ import annotations

from typing import Any

from model.comparison.pair import Pair, matched
from model.reports.sheets.decisions import TOPIC as DECISIONS
from model.reports.sheets.incentive import TOPIC as INCENTIVE
from model.reports.sheets.subsidy import TOPIC as SUBSIDY
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.tell.table import ReportColumn, ReportTable, framed

SHEET = "Awards"
WHO, AWARD = "Beneficiary", "Award"
PARTS = (
    (AWARD, "t/a", "magnet capacity awarded", DECISIONS.sheet, "Award"),
    ("Incentive paid", "₹ crore", "incentive over all years, nominal", INCENTIVE.sheet, "Paid"),
    ("Subsidy paid", "₹ crore", "capital subsidy, nominal", SUBSIDY.sheet, "Paid"),
    ("Viability gap", "₹ crore", "what it misses to break even, present value", VIABILITY.sheet, "Gap"),
)
"""Quantity, unit, meaning, and the sheet and column it is added up from."""

COLUMNS = (
    ReportColumn(WHO, "–", "who bids in either run"),
    *(ReportColumn(f"{name} {run}", unit, meaning, "number", empty=f"no bidder in {run}, or nothing to pay")
      for name, unit, meaning, *_ in PARTS for run in ("A", "B")),
)


def awards(pair: Pair) -> ReportTable:
    """One row a bidder, changed or not.

    Args:
        pair: two runs that both have numbers.
    """
    found: dict[str, dict[str, float]] = {}
    for name, _, _, sheet, column in PARTS:
        sums = [f.groupby(WHO, sort=False)[column].sum().reset_index() if len(f) else f for f in pair.frames(sheet)]
        for a, b in matched(sums[0], sums[1], (WHO,)):
            here = found.setdefault(str((b or a or {})[WHO]), {})
            here |= {f"{name} {run}": float(r[column]) for run, r in (("A", a), ("B", b)) if r is not None}
    records: list[list[Any]] = [[who, *(row.get(c.name) for c in COLUMNS[1:])] for who, row in found.items()]
    frame = framed([c.name for c in COLUMNS], records).astype({c.name: float for c in COLUMNS[1:]})
    return ReportTable(SHEET, "Who gets what in both", "Every bidder of either run, changed or not.", COLUMNS, frame,
                       tab="answer")
