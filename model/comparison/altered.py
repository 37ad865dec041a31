"""What was altered between two runs, and why it may have moved nothing."""

from __future__ import annotations

from collections.abc import Iterator

from model.comparison.inputs import CHANGED
from model.comparison.inputs import SHEET as INPUTS
from model.comparison.pair import ONLY_A, ONLY_B, Pair
from model.ground.units import indian
from model.reports.sheets.inputs_used import TOPIC as INPUTS_USED
from model.tell.cited import Finding
from model.tell.table import ReportTable

NAMED = 3
"""Rows of the workbook that are named one by one, at most."""
HOW = {CHANGED: "changed", ONLY_A: "only in A", ONLY_B: "only in B"}
CEILING = ("Scheme", "Rate ceiling")
OTHERWISE = "a limit may have room in both plans, and a figure may belong to what neither plan uses"


def altered(table: ReportTable) -> Finding | None:
    """Which rows of the workbook were changed, are new or are gone: by name where they are few, else sheet by sheet."""
    rows = list(dict.fromkeys(zip(table.frame["Sheet"], table.frame["Item"], strict=True)))
    if not rows:
        return None
    if len(rows) <= NAMED:
        return Finding(f"Changed: {'; '.join(f'{sheet}, {item}' for sheet, item in rows)}.", table.sheet, ())
    return Finding(f"Changed: {'; '.join(_by_sheet(table))}.", table.sheet, ())


def _by_sheet(table: ReportTable) -> Iterator[str]:
    """Each sheet with its rows: how many changed, and how many stand in one run only."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for r in table.frame.to_dict("records"):
        found.setdefault(str(r["Sheet"]), {}).setdefault(str(r["Item"]), {})[str(r["Change"])] = None
    for sheet, items in found.items():
        counts: dict[str, int] = {}
        for ways in items.values():
            how = next(iter(ways)) if len(ways) == 1 else CHANGED
            counts[how] = counts.get(how, 0) + 1
        parts = [f"{indian(n)} row{'' if n == 1 else 's'} {HOW[how]}" for how, n in counts.items()]
        yield f"{sheet}, {' and '.join(parts)}"


def idle(pair: Pair, table: ReportTable) -> Finding:
    """That what was changed changed no result, and why where that is known.

    Args:
        pair: two runs with plans and the same results.
        table: their changed inputs.
    """
    rows = set(zip(table.frame["Sheet"], table.frame["Item"], strict=True))
    asked = _highest_bid(pair)
    ceilings = [float(v) for c in ("A", "B") for v in table.frame[c] if isinstance(v, int | float)]
    if rows == {CEILING} and asked is not None and ceilings and asked <= min(ceilings):
        why = f"since no bid asks for more than ₹ {indian(asked)} per kg, and the scheme pays what a bid asks"
    else:
        why = f"since no result depends on it: {OTHERWISE}"
    return Finding(f"What was changed changed no result, {why}.", INPUTS, ())


def _highest_bid(pair: Pair) -> float | None:
    """The highest rate that a bid asks for in either run [₹/kg]."""
    rates = [float(r["Value"]) for f in pair.frames(INPUTS_USED.sheet) for r in f.to_dict("records")
             if r["Sheet"] == "Bids" and r["Column"] == "Rate"]
    return max(rates, default=None)
