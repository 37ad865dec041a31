"""Why not: limits that cannot hold together, in the planner's words with their cells, and the cheapest change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from model.reports.limit_words import amount, instruction, number, said, shown
from model.reports.material import Material, rows
from model.reports.report import Report
from model.tell.cited import Cited, Finding
from model.tell.table import Filled, ReportColumn, ReportTable, framed

if TYPE_CHECKING:
    from model.studies.why_not.why_not import WhyNot

NO_CELL = "a balance: no cell sets it"
NOT_ENOUGH = "not enough alone"
UNKNOWN = "not solved in time, or there is no plan with it"
KEPT = "kept"
"""How what no cell can change holds."""
TOGETHER, ALONE = "These cannot all hold", "This limit cannot hold by itself, whatever the others"
PROPOSED = "1"
"""The way that is proposed."""
STILL_NONE = "there is still no plan"
TOLD = 4
"""Limits that are told in one sentence; all stand in the table."""

COLUMNS = (
    ReportColumn("In words", "–", "what cannot hold together with the other rows", "sentence"),
    ReportColumn("Holds", "–", "at most, at least, exactly or is; kept for what no cell can change"),
    ReportColumn("Value", "as named", "the limit as it stands; by how much a balance is missed", "any"),
    ReportColumn("Unit", "–", "of the value"),
    ReportColumn("Set in", "–", "cell of the workbook it comes from", empty=NO_CELL),
    ReportColumn("This cell alone, to", "as named", "value at which there is a plan when no other cell is changed",
                 "any"),
)
CHANGES = (
    ReportColumn("Way", "–", "changes of the same way go together; the first is the one proposed"),
    ReportColumn("Change", "–", "what to do", "sentence"),
    ReportColumn("Set in", "–", "cell of the workbook"),
    ReportColumn("From", "as named", "what stands there", "any"),
    ReportColumn("To", "as named", "what to type instead; all rows of a way together", "any"),
    ReportColumn("Unit", "–", "of both"),
    ReportColumn("Share of the limit", "%", "size of the change; a word that is switched counts as the whole limit",
                 "number"),
    *(ReportColumn(name, unit, meaning, "number", empty=UNKNOWN) for name, unit, meaning in (
        ("National cost", "₹ crore", "of the plan with this way, present value"),
        ("Dependence", "% of demand", "of that plan, magnets by quantity"),
        ("Cost against no such limit", "₹ crore", "how much more it costs than a plan without the limits of this way"),
        ("Dependence against no such limit", "points", "how much more dependence it has than that plan"),
    )),
)
ALWAYS = "Balances, yields, lead times, bans and what the law links are always kept."


def fill(material: Material) -> Filled:
    """One row a limit of the conflict; where no limit is in the way, one row a balance that is missed."""
    found = found_in(material)
    if found.conflict.empty:
        records = [[f"{r.in_words} is missed", KEPT, float(r.missed), "own unit", None, NOT_ENOUGH]
                   for r in rows(found.broken)]
        return Filled(_broken(found), framed([c.name for c in COLUMNS], records))
    records = [
        [f"{said(r.in_words, r.where)} {r.holds} {amount(r.value, r.unit)}", r.holds, shown(r.value, r.unit), r.unit,
         r.cell, NOT_ENOUGH if r.alone is None else shown(r.alone, r.unit)]
        for r in rows(found.conflict)
    ]
    none = (
        "None of these limits can be left out: without any one of them the others can hold together. Where a cell "
        "alone is not enough, other limits then stand in each other's way. "
    )
    late = "There was no time to find out whether some of these limits could be left out. "
    return Filled((none if found.smallest else late) + ALWAYS, framed([c.name for c in COLUMNS], records))


def fill_changes(material: Material) -> Filled:
    """One row a cell to change; the way that is proposed first, then others."""
    found = found_in(material)
    records = [
        [str(r.way), instruction(r), r.cell, shown(r.now, r.unit), shown(r.to, r.unit), r.unit, 100 * float(r.relative),
         r.cost, r.points, r.cost_beside, r.points_beside]
        for r in rows(found.ways)
    ]
    return Filled(_solved_again(found), framed([c.name for c in CHANGES], records))


def found_in(material: Material) -> WhyNot:
    """Why there is no plan.

    Raises:
        LookupError: nobody asked.
    """
    if material.made.why_not is None:
        raise LookupError("it was not asked why there is no plan")
    return material.made.why_not


def _broken(found: WhyNot) -> str:
    if found.broken.empty:
        return "There is no plan even without every limit that can be moved, and what is in the way was not found."
    return ("There is no plan even without every limit that can be moved: the data themselves contradict each other "
            "in what stands below. No limit can mend that; correct the data.")


def _solved_again(found: WhyNot) -> str:
    if found.repair.empty:
        return "No change of a limit leaves a plan."
    this = "this change" if len(found.repair) == 1 else f"these {len(found.repair)} changes together"
    again = (f"Solved again with {this}: there is a plan." if found.verified
             else f"Solved again with {this}: {STILL_NONE}. They show where room is missing, not how much.")
    measure = ("changes are measured against the limit they change, of 0 against the flow it limits; a word that is "
               "switched counts as a whole limit.")
    best = (f"No smaller change would do: {measure}" if found.cheapest and found.verified
            else f"A smaller change may do: {measure}" if found.verified else "")
    conflict = set(found.conflict["cell"])
    more = any(c not in conflict for c in found.repair["cell"])
    rest = "There is more than one conflict; Why not tells of one." if more else ""
    return " ".join(part for part in (again, best, rest) if part)


def refusal(tables: dict[str, ReportTable]) -> tuple[Finding, ...]:
    """The findings where there is no plan: what cannot hold together, and what would mend it."""
    found = []
    if TOPIC.sheet in tables and not tables[TOPIC.sheet].frame.empty:
        table = tables[TOPIC.sheet]
        found.append(Finding(_together(table), table.sheet, _numbers(table, "Value")))
    if REPAIR.sheet in tables and not tables[REPAIR.sheet].frame.empty:
        table = tables[REPAIR.sheet]
        proposed = replace(table, frame=table.frame[table.frame["Way"] == PROPOSED])
        words = "; ".join(f"{r['Change']} ({r['Set in']})" for r in proposed.frame.to_dict("records"))
        first = table.sentence.partition(". ")[0]
        cited = (*_numbers(proposed, "From", Way=PROPOSED), *_numbers(proposed, "To", Way=PROPOSED))
        found.append(Finding(f"To change: {words}. {first}.", table.sheet, cited))
    return tuple(found)


def _together(table: ReportTable) -> str:
    listed: Sequence[str] = [_placed(r) for r in table.frame.head(TOLD).to_dict("records")]
    more = len(table.frame) - len(listed)
    rest = f"; and {more} more" if more else ""
    return f"{_cannot(len(table.frame))}: {'; '.join(listed)}{rest}."


def _cannot(limits: int) -> str:
    return ALONE if limits == 1 else TOGETHER


def _placed(row: dict[Any, Any]) -> str:
    """A limit and the cell that sets it."""
    return f"{row['In words']} ({row['Set in']})" if row["Set in"] else str(row["In words"])


def _numbers(table: ReportTable, column: str, **also: str) -> tuple[Cited, ...]:
    key = next(c.name for c in table.columns if c.kind == "sentence")
    return tuple(
        Cited(float(v), number(float(v)), table.sheet, column, {key: str(w), **also}, "only")
        for w, v in zip(table.frame[key][:TOLD], table.frame[column][:TOLD], strict=True)
        if isinstance(v, int | float) and not isinstance(v, bool) and not pd.isna(v)
    )


TOPIC = Report("Why not", "Why there is no plan", "a limit that cannot hold together with the others", COLUMNS, fill,
              needs="why not", tab="answer")
REPAIR = Report("Repair", "Changes towards a plan", "a cell to change", CHANGES, fill_changes, needs="why not",
               tab="answer")


def in_short(found: WhyNot) -> tuple[tuple[str, str], ...]:
    """Stage and line for the screen: what cannot hold, what to change, and whether that leaves a plan."""
    if found.conflict.empty:
        return (("Why not", _broken(found)),)
    limits = [f"{said(r.in_words, r.where)} {r.holds} {amount(r.value, r.unit)} ({r.cell})"
              for r in rows(found.conflict)]
    more = f"; and {len(limits) - TOLD} more" if len(limits) > TOLD else ""
    changes = [f"{instruction(r)} ({r.cell})" for r in rows(found.repair)]
    return (
        ("Why not", f"{_cannot(len(limits))}: {'; '.join(limits[:TOLD])}{more}"),
        ("Repair", "; ".join(changes)),
        ("", _solved_again(found).partition(". ")[0] + "."),
    )
