"""Is it worth it: where points count nothing, from which price of a point, and at the price that is policy."""

from __future__ import annotations

from collections.abc import Sequence

from model.reports.findings.own_design import other_design, own_design
from model.reports.findings.rule import SHOWN, Tables
from model.reports.findings.said import against_none, plain, rounds_to_nothing, setting
from model.reports.material import Material
from model.studies.designs import DESIGNS
from model.tell.cited import Cited, Finding
from model.tell.table import ReportTable

PARTS = (("Cost saved", "saves ₹ {} crore", "costs ₹ {} crore"),
         ("Stops saved", "saves ₹ {} crore of what stops are expected to cost",
          "adds ₹ {} crore of what stops are expected to cost"),
         ("Points saved", "gains points of dependence worth ₹ {} crore",
          "loses points of dependence worth ₹ {} crore"),
         ("Public money saved", "saves ₹ {} crore of what public money costs beyond itself",
          "adds ₹ {} crore of what public money costs beyond itself"))
"""Part of a worth, and what is said of it above 0 and below."""
Said = tuple[str, tuple[Cited, ...]]
"""Words and the numbers in them."""


def worth_it(material: Material, tables: Tables) -> Finding | None:
    """What the plan is worth with points at nothing, from which price it pays, and its worth and parts at policy."""
    own = own_design(material, tables)
    if own is None:
        return None
    table, equal = tables[DESIGNS.sheet], other_design(material, tables, "equal")
    first, cited = _without_points(table, own)
    if equal is not None:
        words, more = _prices(table, equal)
        first, cited = f"{first}; {equal} {words}", (*cited, *more)
    last, numbers = _at_policy(table, own, setting(tables, "Price of a point of dependence"))
    return Finding(f"Is it worth it? {first}.{last}", table.sheet, (*cited, *numbers))


def _without_points(table: ReportTable, own: str) -> Said:
    """Whether the plan is worth it where points count nothing, else from which price of a point."""
    awards, free, pays = (table.cite(c, {"Design": own}, decimals=d) for c, d in (
        ("Awards", 0), ("Worth without points", 0), ("Pays from", None)))
    if awards.value <= SHOWN and rounds_to_nothing(free):
        return "Nobody is awarded anything", ()
    words = (f"Where points of dependence count nothing, {'yes' if free.value > 0 else 'no'}: it is worth "
             f"{against_none(free)}")
    if pays.value != pays.value:
        return words, (free,)
    return f"{words}, and pays from ₹ {pays} crore a point", (free, pays)


def _prices(table: ReportTable, name: str) -> Said:
    """From which price of a point a design pays, and is better than those that depend more on imports."""
    free, pays, over = (table.cite(c, {"Design": name}) for c in (
        "Worth without points", "Pays from", "Overtakes from"))
    cited = [c for c in (pays, over) if c.value == c.value]
    if pays in cited:
        words = f"pays from ₹ {pays} crore a point"
    else:
        words = "pays there too" if free.value > 0 else "pays at no price of a point"
    if over in cited and over.text != pays.text:
        words += f", and is better than each design that depends more on imports from ₹ {over} crore a point"
    return words, tuple(cited)


def _at_policy(table: ReportTable, own: str, price: Cited) -> Said:
    """The worth of the plan at the price of Settings, and each part of it that is not 0."""
    worth = table.cite("Worth", {"Design": own}, decimals=0)
    parts = [(table.cite(c, {"Design": own}, decimals=0), more, less) for c, more, less in PARTS]
    told = [(p, (more if p.value > 0 else less).format(plain(p))) for p, more, less in parts
            if not rounds_to_nothing(p)]
    if not told and rounds_to_nothing(worth):
        return "", ()
    cited, listed = tuple(p for p, _ in told), _listed([words for _, words in told])
    if price.value == 0:
        return f" It {listed}." if told else "", cited
    words = f" At ₹ {price} crore a point the plan is worth {against_none(worth)}"
    return f"{words}: it {listed}." if told else f"{words}.", (price, worth, *cited)


def _listed(parts: Sequence[str]) -> str:
    """Parts in a row, the last behind *and*."""
    if len(parts) < 3:
        return " and ".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}"
