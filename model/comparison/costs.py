"""Cost bridge: national cost from A to B, line by line, and the transfers beside it."""

from __future__ import annotations

from typing import Any

from model.comparison.pair import Pair, matched
from model.reports.sheets.costs import TOPIC as COSTS
from model.reports.sheets.costs import YES
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE
from model.tell.table import ReportColumn, ReportTable, framed

SHEET = "Cost bridge"
TOTAL, TRANSFER = "National cost", "transfer, not in national cost"
LINE = "line of national cost"
LEAST = 0.005
"""₹ crore below which a change is not drawn."""
TITLE = "Change of national cost by line, B less A"

COLUMNS = (
    ReportColumn("Line", "–", "cost line of the model; revenue is negative", "sentence"),
    ReportColumn("Counts as", "–", "part of national cost, or a transfer within the country"),
    ReportColumn("A", "₹ crore", "present value over the years of A", "number"),
    ReportColumn("B", "₹ crore", "present value over the years of B", "number"),
    ReportColumn("B less A", "₹ crore", "change; those of national cost add up to the change of its total", "number"),
)


def cost_bridge(pair: Pair) -> ReportTable:
    """Lines of national cost, their total, then transfers; a line that a run does not have costs nothing there.

    Args:
        pair: two runs that both have numbers.
    """
    totals = [f.groupby(["Cost line", "In national cost"], sort=False)["Present value"].sum().reset_index()
              if len(f) else f for f in pair.frames(COSTS.sheet)]
    lines: dict[str, list[list[Any]]] = {LINE: [], TRANSFER: []}
    for a, b in matched(totals[0], totals[1], ("Cost line", "In national cost")):
        row = b or a or {}
        old, new = (0.0 if r is None else float(r["Present value"]) for r in (a, b))
        sort = LINE if row["In national cost"] == YES else TRANSFER
        lines[sort].append([row["Cost line"], sort, old, new, new - old])
    total = [TOTAL, "total", *(sum(r[n] for r in lines[LINE]) for n in (2, 3, 4))]
    frame = framed([c.name for c in COLUMNS], [*lines[LINE], total, *lines[TRANSFER]])
    sentence = (
        "Present value in constant rupees, as each run counts it. The lines of national cost add up to its total; "
        "transfers stand below it."
    )
    return ReportTable(SHEET, "What changed in national cost", sentence, COLUMNS, frame, (_chart(lines[LINE]),),
                       tab="answer")


def _chart(lines: list[list[Any]]) -> Chart:
    """Lines that change, the largest first."""
    shown = sorted((r for r in lines if abs(r[4]) >= LEAST), key=lambda r: -abs(r[4]))
    series = Series("B less A", tuple(r[0] for r in shown), tuple(r[4] for r in shown), BLUE)
    return Chart(TITLE, "bar", "₹ crore", (series,) if shown else ())
