"""Origins: one country's share of the imports of goods, its ceiling, and how concentrated they are."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from model.ground.units import indian
from model.reports.material import Material, rows
from model.reports.report import Report
from model.reports.sheets.imports import fill as imports
from model.tell.palette import FORMS
from model.tell.table import Filled, ReportColumn

FORMS_IN_ORDER = list(FORMS)
SHOWN = 0.05
"""Tonnes below which a table that shows tenths shows nothing."""

COLUMNS = (
    ReportColumn("Goods", "–", "a form: oxide, metal, alloy, magnet …; or goods with a share limit of their own"),
    ReportColumn("Country", "–", "country of origin"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Tonnes", "t", "imports of these goods from this country", "number"),
    ReportColumn("Share", "%", "of the imports of these goods, by weight", "number"),
    ReportColumn("Share limit", "%", "most that should come from this country", "number",
                 empty="no limit on this country's share"),
    ReportColumn("Beyond the limit", "t", "imports beyond the share limit", "number",
                 empty="no limit on this country's share"),
    ReportColumn("Concentration", "0–10,000", "sum of squared shares of all countries, for these goods and year; "
                 "10,000 is one country alone", "whole"),
)
ADDED = ["Goods", "Country", "FY", "Tonnes"]


@dataclass(frozen=True)
class ImportedGoods:
    """Goods whose imports are added up.

    Attributes:
        name: a form, or the name on Supply.
        commodities: that they are.
        limited: their name on Supply, where a row there has a share limit for them.
    """

    name: str
    commodities: frozenset[str]
    limited: str | None = None


def fill(material: Material) -> Filled:
    """One row for each form, and for goods with a share limit, from each country and in each year with imports."""
    every = imported_goods(material)
    imported = material.once(imports).frame
    parts = [imported[imported["Commodity"].isin(g.commodities)].assign(Goods=g.name) for g in every]
    frame = pd.concat([p[ADDED] for p in parts]) if parts else imported.assign(Goods="")[ADDED]
    frame = frame.groupby(["Goods", "Country", "FY"], sort=False)["Tonnes"].sum().reset_index()
    frame["Share"] = 100 * frame["Tonnes"] / frame.groupby(["Goods", "FY"])["Tonnes"].transform("sum")
    frame["Concentration"] = (frame["Share"] ** 2).groupby([frame["Goods"], frame["FY"]]).transform("sum")
    order = {g.name: n for n, g in enumerate(every)}
    frame = frame.sort_values(["Goods", "Country", "FY"], kind="stable",
                              key=lambda c: c.map(order) if c.name == "Goods" else c)
    limits = material.data.shares.share_limit
    excess = {(r.country, r.goods, r.year): float(r.value) for r in rows(material.solution["share_excess"])}
    named = {g.name: g.limited for g in every}
    keys = [(n, named[g], y) for n, g, y in zip(frame["Country"], frame["Goods"], frame["FY"], strict=True)]
    frame["Share limit"] = [100 * limits[k] if k in limits else None for k in keys]
    frame["Beyond the limit"] = [excess.get(k, 0.0) if k in limits else None for k in keys]
    return Filled(_sentence(sum(v > SHOWN for v in excess.values()), sum(excess.values())), frame)


def imported_goods(material: Material) -> list[ImportedGoods]:
    """Every form in the order of the chain, then goods with a share limit that are not all imports of a form."""
    d = material.data
    abroad = dict.fromkeys(k[0] for k in d.lanes.IMPORTS)
    forms: dict[str, set[str]] = {}
    for c in sorted(abroad, key=lambda c: FORMS_IN_ORDER.index(d.commodities.kind_of[c])):
        forms.setdefault(d.commodities.kind_of[c], set()).add(c)
    limited = {g: frozenset(c for c in d.commodities.members[g] if c in abroad)
               for g in dict.fromkeys(g for _, g, _ in d.shares.share_limit)}
    found = [ImportedGoods(form, frozenset(cs), next((g for g, m in limited.items() if m == cs), None))
             for form, cs in forms.items()]
    taken = {g.limited for g in found}
    return [*found, *(ImportedGoods(f"{g} by itself" if g in forms else g, m, g)
                      for g, m in limited.items() if g not in taken and m)]


def _sentence(cases: int, tonnes: float) -> str:
    words = "One country's share of imports says nothing about how much is imported; see Dependence for that. "
    if tonnes <= SHOWN:
        return words + "No country sends more than its share limit in any year."
    times = "once" if cases == 1 else f"{cases} times"
    return words + f"Share limits are passed {times}, by {indian(tonnes, 1)} t in all."


TOPIC = Report("Country shares", "One country's share of imports", "goods from a country in a year", COLUMNS, fill)
