"""Designs on the first page: the one that is the plan itself, and the ones it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.case.tables import rows_of
from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.studies.designs import DESIGNS
from model.tell.cited import Cited


def own_design(material: Material, tables: Tables) -> str | None:
    """The design that is this plan itself, where designs are weighed against no award; else None."""
    found = (d for d in _weighed(material, tables) if d.awards == "best" and not isinstance(d.lots, str))
    return next((str(d.design) for d in found if _with_reserve(material, d) == _keeps(material)), None)


def other_design(material: Material, tables: Tables, awards: str, reserve: bool = False) -> str | None:
    """The design that awards most in a way, with a reserve or without; None where it is the plan itself, or none is."""
    own = own_design(material, tables)
    awarded = dict(zip(*(tables[DESIGNS.sheet].frame[c] for c in ("Design", "Awards")), strict=True))
    found = [str(d.design) for d in _weighed(material, tables)
             if d.awards == awards and _with_reserve(material, d) == reserve and d.design != own]
    return max(found, key=lambda name: awarded[name], default=None)


def plain(cited: Cited) -> str:
    """A number without its sign, which the words say."""
    return cited.text.lstrip("-")


def _weighed(material: Material, tables: Tables) -> Iterator[Any]:
    """Rows of Designs whose worth is known, in the order of the sheet."""
    table = tables.get(DESIGNS.sheet)
    known = set() if table is None else set(table.frame.loc[table.frame["Worth"].notna(), "Design"])
    return (r for r in rows_of(material.tables.frames["Designs"]) if r.design in known)


def _keeps(material: Material) -> bool:
    return material.tables.settings.keep_reserve is not False


def _with_reserve(material: Material, design: Any) -> bool:
    return design.reserve if isinstance(design.reserve, bool) else _keeps(material)
