"""What is told of designs: the best of them, how it stands to no award, and what the comparison lacks."""

from __future__ import annotations

import pandas as pd

from model.studies.lacking import early, lacking
from model.tell.cited import Finding
from model.tell.table import ReportTable

LEAST = 0.5
"""t/a up to which nobody is said to have an award, and ₹ crore up to which a saving is not worth a word."""


def by_cost(table: ReportTable, found: pd.DataFrame) -> Finding:
    """The design of least cost, and what it saves against none."""
    best = found.sort_values(["National cost", "Awards"]).iloc[0]
    where = {"Design": str(best["Design"])}
    cost, saves, awards = (table.cite(c, where, decimals=0) for c in ("National cost", "Saves", "Awards"))
    words = (f"Of the designs compared, {best['Design']} costs the country least: ₹ {cost} crore with {awards} t/a "
             "awarded")
    more = f", ₹ {saves} crore less than with no award" if best["Saves"] > LEAST else ""
    return Finding(f"{words}{more}{_left_open(table)}", table.sheet, (cost, awards, saves) if more else (cost, awards))


def by_worth(table: ReportTable, found: pd.DataFrame, price: float) -> Finding:
    """The design of least total, and what it is worth, with points of dependence and without."""
    best = found.sort_values(["Total", "Awards"]).iloc[0]
    where = {"Design": str(best["Design"])}
    worth_, bare, awards = (table.cite(c, where, decimals=0) for c in ("Worth", "Worth without points", "Awards"))
    if best["Awards"] <= LEAST:
        return _none_pays(table, found, str(best["Design"]))
    words = (f"Of the designs compared, {best['Design']} is worth most: ₹ {worth_} crore more than no award, with "
             f"{awards} t/a awarded and a point of dependence at ₹ {price:g} crore a year; with points at nothing ₹ "
             f"{bare.text.lstrip('-')} crore {'less' if bare.value < 0 else 'more'} than no award")
    return Finding(f"{words}{_left_open(table)}.", table.sheet, (worth_, awards, bare))


def _none_pays(table: ReportTable, found: pd.DataFrame, best: str) -> Finding:
    """That nobody should be awarded anything, and how the best design with awards stands to that."""
    awarding = found[found["Awards"] > LEAST].sort_values(["Total", "Awards"])
    if awarding.empty:
        words = f"Of the designs compared, {best} is best, and none of them awards anything"
        return Finding(f"{words}{_left_open(table)}.", table.sheet, ())
    row = awarding.iloc[0]
    where = {"Design": str(row["Design"])}
    awards, lost = table.cite("Awards", where, decimals=0), table.cite("Worth", where, decimals=0)
    top = table.cite("Worth", {"Design": best}, decimals=0)
    gains = f"{best} is worth most and awards nothing: ₹ {top} crore more than no award"
    first = f"Of the designs compared, {gains}" if top.value > LEAST else "No design with awards is worth its cost"
    words = (f"{first}; with {awards} t/a awarded, the best that awards, {row['Design']}, is worth ₹ "
             f"{lost.text.lstrip('-')} crore {'less' if lost.value < 0 else 'more'} than no award")
    return Finding(f"{words}{_left_open(table)}.", table.sheet, (top, awards, lost)[top.value <= LEAST :])


def _left_open(table: ReportTable) -> str:
    """Which designs the comparison lacks, and whose figures a longer search could better."""
    rows = table.frame.to_dict("records")
    lack = [f"{r['Design']}: {lacking(r['Status'])}" for r in rows if r["National cost"] != r["National cost"]]
    soon = [str(r["Design"]) for r in rows if early(r["Status"])]
    said = [*lack, *([f"the search stopped early for {', '.join(soon)}"] if soon else [])]
    return f". Not settled: {'; '.join(said)}" if said else ""
