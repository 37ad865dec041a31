"""What would flip the answer: other inputs and readings under which awards leave what is as good as the plan."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.reports.findings.own_design import own_design
from model.reports.findings.rule import SHOWN, Tables
from model.reports.findings.said import as_typed
from model.reports.material import Material
from model.studies.as_good import ALL, AS_GOOD
from model.studies.cases import CASES, ENDS
from model.studies.designs import DESIGNS
from model.studies.point_price import POINT_PRICE
from model.studies.readings import READINGS
from model.tell.cited import Cited, Finding

TRIED = ("other prices of a point", "cases", "readings")


class OtherAward(NamedTuple):
    """What else would be awarded under one other input.

    Attributes:
        words: the other input.
        awards: under it [t/a].
        others: further numbers of the words.
    """

    words: str
    awards: Cited
    others: tuple[Cited, ...] = ()


class GoodAwards(NamedTuple):
    """Awards that are as good as the plan's.

    Attributes:
        least, most: of them; both the plan's where none that are as good were sought.
        words: how a sentence calls them.
        cited: the numbers in the words.
    """

    least: float
    most: float
    words: str
    cited: tuple[Cited, ...]

    def holds(self, other: OtherAward) -> bool:
        """Whether an award is one of them."""
        return self.least - SHOWN <= other.awards.value <= self.most + SHOWN


def what_flips(material: Material, tables: Tables) -> Finding | None:
    """The other prices of a point, cases and readings of this run under which awards leave what is as good."""
    own = own_design(material, tables)
    readings, inputs = list(_readings(tables)), (list(_points(tables)), list(_cases(tables)))
    if own is None or not (readings or any(inputs)):
        return None
    here = math.fsum(material.solution["award"]["value"])
    kept = _kept(tables, own)
    furthest = (max((f for f in each if not kept.holds(f)), key=lambda f: abs(f.awards.value - here), default=None)
                for each in inputs)
    flips = [f for f in furthest if f is not None]
    left = [f for f in readings if not kept.holds(f)]
    found = sorted((*flips, *left), key=lambda f: -abs(f.awards.value - here))
    cited = (*kept.cited, *(c for f in found for c in (f.awards, *f.others)))
    sheet = found[0].awards.sheet if found else (*readings, *inputs[0], *inputs[1])[0].awards.sheet
    if not found:
        tried = ", ".join(n for n, each in zip(TRIED, (*inputs, readings), strict=True) if each)
        return Finding(f"What would flip it? Nothing that was tried ({tried}): awards stay {kept.words}.", sheet, cited)
    words = ", ".join(f"{f.awards} t/a {f.words}" for f in found)
    return Finding(f"What would flip it? Awards are {kept.words}; they would be {words}{_rest(readings, left)}.", sheet,
                   cited)


def _kept(tables: Tables, own: str) -> GoodAwards:
    """What is as good, by the sheet As good; without it the plan's own awards."""
    table = tables.get(AS_GOOD.sheet)
    if table is None or ALL not in set(table.frame["Figure"]):
        here = tables[DESIGNS.sheet].cite("Awards", {"Design": own}, decimals=0)
        return GoodAwards(here.value, here.value, f"at {here} t/a", (here,))
    least, most = (table.cite(c, {"Figure": ALL}, decimals=0) for c in ("Least", "Most"))
    return GoodAwards(least.value, most.value, f"within the {least} to {most} t/a that are as good", (least, most))


def _rest(readings: Sequence[OtherAward], left: Sequence[OtherAward]) -> str:
    """What the readings that were solved and are not named do."""
    if len(readings) == len(left):
        return ""
    return f"; no {'other ' * bool(left)}reading that was solved moves them out of that"


def _readings(tables: Tables) -> Iterator[OtherAward]:
    table = tables.get(READINGS.sheet)
    if table is None:
        return
    for r in table.frame[table.frame["Awards"].notna()].to_dict("records"):
        awards = table.cite("Awards", {"Reading": r["Reading"]}, decimals=0)
        yield OtherAward(f"with the reading '{r['Reading']}'", awards)


def _points(tables: Tables) -> Iterator[OtherAward]:
    """The plan at no price of a point and at the highest."""
    table = tables.get(POINT_PRICE.sheet)
    found = None if table is None else table.frame[table.frame["Awards"].notna()]
    if table is None or found is None or found.empty:
        return
    for price in (found["Price of a point"].iloc[0], found["Price of a point"].iloc[-1]):
        where = {"Price of a point": price}
        cost = as_typed(table, "Price of a point", where)
        yield OtherAward(f"with a point at ₹ {cost} crore", table.cite("Awards", where, decimals=0), (cost,))


def _cases(tables: Tables) -> Iterator[OtherAward]:
    table = tables.get(CASES.sheet)
    if table is None:
        return
    for case in table.frame.loc[table.frame["Awards"].notna(), "Case"]:
        awards = table.cite("Awards", {"Case": case}, decimals=0)
        yield OtherAward(f"with every input at its {ENDS[case]} figure", awards)
