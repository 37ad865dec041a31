"""The plan in five sentences: is it worth it, how much, is the money enough, what to change, what would flip it."""

from __future__ import annotations

import pandas as pd

from model.reports.findings.flips import what_flips
from model.reports.findings.own_design import other_design, own_design
from model.reports.findings.rule import SHOWN, Rule, Tables, with_awards
from model.reports.findings.said import against_none, setting
from model.reports.findings.scheme import limit
from model.reports.findings.worth_it import worth_it
from model.reports.material import Material
from model.reports.sheets.budget import TOPIC as BUDGET
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.studies.as_good import ALL, AS_GOOD
from model.studies.designs import DESIGNS
from model.studies.profits import MISSED, PROFITS, equally_good
from model.tell.cited import Cited, Finding, small_count
from model.tell.table import ReportTable


def how_much(material: Material, tables: Tables) -> Finding | None:
    """How much is best, how much is as good, and how the largest equal awards stand to it."""
    table, name = tables.get(AS_GOOD.sheet), own_design(material, tables)
    if name is None or table is None or ALL not in set(table.frame["Figure"]):
        return None
    here, least, most = (table.cite(c, {"Figure": ALL}, decimals=0) for c in ("In this plan", "Least", "Most"))
    within = setting(tables, "As good within")
    words = f"How much? {here} t/a in all; anything from {least} to {most} t/a is as good within ₹ {within} crore"
    cited: tuple[Cited, ...] = (here, least, most, within)
    equal = other_design(material, tables, "equal")
    if equal is not None:
        other = tables[DESIGNS.sheet].cite("Worth", {"Design": equal}, decimals=0)
        words += f"; {equal} is worth {against_none(other)}"
        cited = (*cited, other)
    return Finding(f"{words}.", table.sheet, cited)


@with_awards
def money_enough(material: Material, tables: Tables) -> Finding | None:
    """What is paid, and what each maker misses."""
    if own_design(material, tables) is None:
        return None
    table, paid = tables[VIABILITY.sheet], tables[BUDGET.sheet].cite("Outlay", {}, "sum", 0)
    missed, words = _missed(table), f"Is the money enough? ₹ {paid} crore are paid, and"
    if not missed:
        return Finding(f"{words} every maker breaks even.", table.sheet, (paid,))
    gap = table.cite("Gap", {}, "sum", 0)
    cited: tuple[Cited, ...] = (paid, gap)
    if len(missed) == 1:
        words = f"{words} {_makers(1, len(table.frame))} misses ₹ {gap} crore"
    else:
        least, most = missed[0], missed[-1]
        each = f"from ₹ {least} to {most} crore" if least.text != most.text else f"₹ {least} crore"
        words = f"{words} {_makers(len(missed), len(table.frame))} miss ₹ {gap} crore in all, each {each}"
        cited = (*cited, least, most)
    open_to = _most_missed(tables)
    if open_to is not None:
        among = equally_good(material.result.priorities)
        words, cited = f"{words}; in another plan {among} it may be ₹ {open_to} crore", (*cited, open_to)
    return Finding(f"{words}.", table.sheet, cited)


def _missed(table: ReportTable) -> list[Cited]:
    """What each maker misses who does not break even, the least first."""
    gaps = (table.cite("Gap", {"Beneficiary": str(b)}, decimals=0) for b in table.frame["Beneficiary"])
    return sorted((g for g in gaps if g.value > SHOWN), key=lambda g: g.value)


def _makers(some: int, of: int) -> str:
    """So many of the makers, in words."""
    if some < of:
        return f"{small_count(some).lower()} of {small_count(of).lower()} makers"
    return {1: "the one maker", 2: "both makers"}.get(of, f"all {small_count(of).lower()} makers")


def _most_missed(tables: Tables) -> Cited | None:
    """The largest gap found in plans that are equally good, where it is another than the plan's."""
    table, row = tables.get(PROFITS.sheet), {"Beneficiary": MISSED}
    if table is None or not (table.frame["Beneficiary"] == MISSED).any():
        return None
    here, most = (table.cite(c, row, decimals=0) for c in ("In this plan", "Most"))
    return most if most.value - here.value > SHOWN else None


@with_awards
def what_to_change(material: Material, tables: Tables) -> Finding | None:
    """What would close the gap and who would pay it, and what a reserve would add."""
    own = own_design(material, tables)
    if own is None:
        return None
    found = [f for f in (_breaking_even(tables), _with_reserve(material, tables, own)) if f is not None]
    if not found:
        return None
    words = "; ".join(f.sentence for f in found)
    return Finding(f"What should be changed? {words[:1].upper()}{words[1:]}.", found[0].sheet,
                   tuple(c for f in found for c in f.cited))


def _breaking_even(tables: Tables) -> Finding | None:
    """The highest rate and price of those who miss something; makers who sell nothing have none."""
    table = tables[VIABILITY.sheet]
    short = table.frame[table.frame["Gap"] > SHOWN]
    rate, price = (_highest(table, short, c) for c in ("Break-even rate", "Break-even price"))
    cited = [c for c in (rate, price) if c is not None]
    ways = [] if price is None else [f"users ₹ {price} per kg more"]
    if rate is not None:
        ceiling = limit(tables, "Rate ceiling")
        above = f", above the ceiling of ₹ {ceiling}" if rate.value > ceiling.value else ""
        cited += [ceiling] * bool(above)
        ways = [f"the exchequer paid ₹ {rate} per kg{above}", *ways]
    else:
        ways = [w.replace("users", "users paid") for w in ways]
    who = str(short["Beneficiary"].iloc[0]) if len(short) == 1 else "all makers"
    return Finding(f"{who} would break even if {', or '.join(ways)}", table.sheet, tuple(cited)) if ways else None


def _highest(table: ReportTable, short: pd.DataFrame, column: str) -> Cited | None:
    known = short.dropna(subset=[column]).sort_values(column)
    return None if known.empty else table.cite(column, {"Beneficiary": str(known["Beneficiary"].iloc[-1])}, decimals=0)


def _with_reserve(material: Material, tables: Tables, own: str) -> Finding | None:
    """What the best plan with a reserve is worth, where that is more than this one."""
    table, name = tables[DESIGNS.sheet], other_design(material, tables, "best", reserve=True)
    if name is None:
        return None
    worth, awards = (table.cite(c, {"Design": name}, decimals=0) for c in ("Worth", "Awards"))
    if worth.value - table.cite("Worth", {"Design": own}).value <= SHOWN:
        return None
    words = f"with a reserve kept for stops the plan is worth {against_none(worth)}, and {awards} t/a are best"
    return Finding(words, table.sheet, (worth, awards))


RULES: tuple[Rule, ...] = (worth_it, how_much, money_enough, what_to_change, what_flips)
