"""What would flip the answer: the other inputs of a run under which awards move most."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from model.reports.findings.own_design import own_design
from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.studies.cases import CASES, ENDS
from model.studies.point_price import POINT_PRICE
from model.studies.readings import READINGS
from model.tell.cited import Cited, Finding

MOST = 4
MOVED = 1.0
"""t/a by which awards move, to be worth a word."""


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


def what_flips(material: Material, tables: Tables) -> Finding | None:
    """The other inputs of this run under which awards move most."""
    if own_design(material, tables) is None:
        return None
    here = math.fsum(material.solution["award"]["value"])
    every = (*_readings(tables), *_furthest(list(_points(tables)), here), *_furthest(list(_cases(tables)), here))
    found = sorted((f for f in every if abs(f.awards.value - here) > MOVED), key=lambda f: -abs(f.awards.value - here))
    if not found:
        return None
    words = ", ".join(f"{f.awards} t/a {f.words}" for f in found[:MOST])
    cited = tuple(c for f in found[:MOST] for c in (f.awards, *f.others))
    return Finding(f"What would flip it? Awards would be {words}.", found[0].awards.sheet, cited)


def _furthest(flips: list[OtherAward], here: float) -> list[OtherAward]:
    """The one of several values of one input under which awards move most."""
    return sorted(flips, key=lambda f: -abs(f.awards.value - here))[:1]


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
        cost = table.cite("Price of a point", where, decimals=0)
        yield OtherAward(f"with a point at ₹ {cost} crore", table.cite("Awards", where, decimals=0), (cost,))


def _cases(tables: Tables) -> Iterator[OtherAward]:
    table = tables.get(CASES.sheet)
    if table is None:
        return
    for case in table.frame.loc[table.frame["Awards"].notna(), "Case"]:
        awards = table.cite("Awards", {"Case": case}, decimals=0)
        yield OtherAward(f"with every input at its {ENDS[case]} figure", awards)
