"""Sections of a run without a plan: which limits cannot hold together, and what would leave a plan."""

from __future__ import annotations

from model.reports.page.listed import Listed
from model.reports.sheets.why_not import KEPT, PROPOSED, STILL_NONE
from model.tell.cited import Finding
from model.tell.section import plain
from model.tell.table import ReportTable


def together(table: ReportTable) -> tuple[Finding, ...]:
    """How many limits cannot hold together."""
    every = table.cite("In words", {}, "count", 0)
    if set(table.frame["Holds"]) == {KEPT}:
        return (plain("The data contradict each other", table),)
    if every.value == 1:
        return (plain("One limit cannot be kept", table),)
    return (Finding(f"These {every} limits cannot hold together", table.sheet, (every,)),)


def mended(table: ReportTable) -> tuple[Finding, ...]:
    """How many cells to change."""
    every = table.cite("Change", {"Way": PROPOSED}, "count", 0)
    if STILL_NONE in table.sentence:
        return (Finding(f"Changing {every} cells is not enough", table.sheet, (every,)),)
    if every.value == 1:
        change = str(table.frame["Change"].iloc[0])
        return (plain(f"{change[:1].upper()}{change[1:]}", table),)
    return (Finding(f"Change {every} cells together", table.sheet, (every,)),)


why_not = Listed("why-not", "Why there is no plan", "Why not",
                 ("In words", "Set in", "This cell alone, to", "Unit"), together)
repair = Listed("repair", "Changes towards a plan", "Repair",
                ("Way", "Change", "Set in", "To", "Unit", "National cost", "Dependence"), mended)
