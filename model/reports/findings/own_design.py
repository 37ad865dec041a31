"""Designs on the first page: the one that is the plan itself, and the ones it is held against."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from model.case.tables import rows_of
from model.reports.findings.rule import SHOWN, Tables
from model.reports.material import Material
from model.studies.design_changes import keeps
from model.studies.designs import DESIGNS


def own_design(material: Material, tables: Tables) -> str | None:
    """The first design whose total and awards are this plan's; None without one, or where designs are not weighed."""
    weighed = [str(d.design) for d in _weighed(material, tables)]
    if not weighed:
        return None
    total, awards = material.solution.value("total_aim"), math.fsum(material.solution["award"]["value"])
    of = tables[DESIGNS.sheet].frame.set_index("Design")
    return next((d for d in weighed if abs(of["Total"][d] - total) <= SHOWN and abs(of["Awards"][d] - awards) <= SHOWN),
                None)


def other_design(material: Material, tables: Tables, awards: str, reserve: bool = False) -> str | None:
    """The design that awards most in a way, with a reserve or without; None where it is the plan itself, or none is."""
    own = own_design(material, tables)
    found = [str(d.design) for d in _weighed(material, tables)
             if d.awards == awards and keeps(material.tables, d) == reserve and d.design != own]
    return max(found, key=lambda name: tables[DESIGNS.sheet].cite("Awards", {"Design": name}).value, default=None)


def _weighed(material: Material, tables: Tables) -> Iterator[Any]:
    """Rows of Designs whose worth is known, in the order of the sheet."""
    table = tables.get(DESIGNS.sheet)
    known = set() if table is None else set(table.frame.loc[table.frame["Worth"].notna(), "Design"])
    return (r for r in rows_of(material.tables.frames["Designs"]) if r.design in known)
