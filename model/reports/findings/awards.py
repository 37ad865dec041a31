"""Findings about awards: who gets how much, when it stands, and whether it could be otherwise."""

from __future__ import annotations

from typing import Any

from model.ground.units import indian
from model.planning.compared import pursues_total
from model.planning.plan import LEAST_DEPENDENCE
from model.reports.findings.rule import SHOWN, Tables
from model.reports.material import Material
from model.reports.sheets.compliance import TOPIC as COMPLIANCE
from model.reports.sheets.decisions import ASKED, BETWEEN, RELAXED
from model.reports.sheets.decisions import TOPIC as DECISIONS
from model.reports.sheets.dependence import QUANTITY
from model.reports.sheets.plans_compared import COST
from model.reports.sheets.plans_compared import TOPIC as PLANS
from model.tell.cited import Finding, small_count

FIXED_IN, TOTAL = "fixed in", "Scheme: Total capacity"
NAMED = 5
"""Beneficiaries whose awards are named one by one, at most."""


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


def relaxed(material: Material, tables: Tables) -> Finding | None:
    """Awards below the smallest size, which the scheme does not know."""
    table = tables.get(DECISIONS.sheet)
    if table is None:
        return None
    small = [str(r["Beneficiary"]) for r in table.frame.to_dict("records") if RELAXED in str(r["Reason"])]
    if not small:
        return None
    least = min(material.data.awards.SIZES)
    each = [table.cite("Award", {"Beneficiary": b}, decimals=0) for b in small[:NAMED]]
    words = ", ".join(f"{b} {c}" for b, c in zip(small, each, strict=False))
    cell = material.tables.form_cell("Settings", "whole_lots")
    return Finding(f"Below the smallest award of {indian(least)} t/a: {words} t/a. Awards of any size are planned "
                   f"({cell}), so this is no award of the scheme; a plan in whole lots settles it.", DECISIONS.sheet,
                   tuple(each))


def unawarded(material: Material, tables: Tables) -> Finding | None:
    """What is left of the capacity to award, and why."""
    table, clauses = tables.get(DECISIONS.sheet), tables.get(COMPLIANCE.sheet)
    if table is None or clauses is None or not (clauses.frame["Setting"] == TOTAL).any():
        return None
    left, total = (clauses.cite(c, {"Setting": TOTAL}, decimals=0) for c in ("Room", "Limit"))
    reasons = [str(r) for r in table.frame.loc[table.frame["Award"] > 0, "Reason"]]
    if left.value < SHOWN or not reasons:
        return None
    why = "more would not serve the aims of the plan better"
    awarded = set(table.frame.loc[table.frame["Award"] > 0, "Beneficiary"])
    others = set(material.data.awards.bid_order) - awarded
    if not others and all(r.startswith(ASKED) for r in reasons):
        why = "those selected ask for no more"
    elif (others or BETWEEN in reasons) and LEAST_DEPENDENCE in material.plans:
        plans = tables[PLANS.sheet]
        points, now, dear, cost = (plans.cite(c, {"Indicator": i}, decimals=d) for c, i, d in (
            ("Least dependence", QUANTITY, 1), ("Chosen", QUANTITY, 1), ("Least dependence", COST, 0),
            ("Chosen", COST, 0)))
        sentence = (
            f"{left} of the {total} t/a are not awarded: the plan of least dependence would reach a mean of {points} "
            f"instead of {now} %, for ₹ {dear} instead of {cost} crore; {_why_left(material)}."
        )
        return Finding(sentence, DECISIONS.sheet, (left, total, points, now, dear, cost))
    return Finding(f"{left} of the {total} t/a are not awarded: {why}.", DECISIONS.sheet, (left, total))


def _why_left(material: Material) -> str:
    """Why capacity that would lower dependence is not awarded."""
    if not pursues_total(material.result.priorities):
        return "the aims let so small a difference be given up"
    return "at its price on Settings a point of dependence is not worth that"


def given(material: Material, tables: Tables) -> Finding | None:
    """Whether the plan chose who is in, and what the bids rest on."""
    table = tables.get(DECISIONS.sheet)
    if table is None or table.frame.empty:
        return None
    awarded = table.frame[table.frame["Award"] > 0]
    bids = material.tables.frames["Bids"]
    rated = bids[bids["beneficiary"].isin(awarded["Beneficiary"])]
    parts = []
    if len(awarded) and set(awarded["Status"]) == {FIXED_IN}:
        parts.append("who is in was given in the workbook, not chosen: the plan decides how much each receives")
    if len(rated) and "confidence" in rated and set(rated["confidence"]) == {"inferred"}:
        parts.append("the bids are assumptions, marked inferred, and no firm's")
    sentence = "; ".join(parts)
    return Finding(f"{sentence[:1].upper()}{sentence[1:]}.", DECISIONS.sheet, ()) if parts else None


def timing(material: Material, tables: Tables) -> Finding | None:
    """When awards fall, when the first magnets are made and when output is full."""
    table = tables.get(DECISIONS.sheet)
    if table is None:
        return None
    made = table.frame[(table.frame["Award"] > 0) & table.frame["First output"].notna()]
    if made.empty:
        return None
    awarded, first = (_span(made[c]) for c in ("Award year", "First output"))
    full = _span(made["Full output"].dropna())
    then = f", full output in {full}" if full else "; full output falls after the last year"
    return Finding(f"Awards fall in {awarded}, first magnets in {first}{then}.", DECISIONS.sheet, ())


def _span(years: Any) -> str:
    """The years of a column: one, or the first and the last."""
    found = sorted({str(y) for y in years})
    return found[0] if len(found) == 1 else f"{found[0]} to {found[-1]}" if found else ""
