"""Origins: one country's share of the imports of a form, its ceiling, and how concentrated they are."""

from __future__ import annotations

import pandas as pd

from model.ground.units import indian
from model.reports.material import Material, rows
from model.reports.report import Report
from model.reports.sheets.imports import fill as imports
from model.tell.palette import FORMS
from model.tell.table import Filled, ReportColumn

SHOWN = 0.05
"""Tonnes below which a table that shows tenths shows nothing."""

COLUMNS = (
    ReportColumn("Form", "–", "oxide, metal, alloy, magnet …"),
    ReportColumn("Country", "–", "country of origin"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Tonnes", "t", "imports of this form from this country", "number"),
    ReportColumn("Share", "%", "of the imports of this form, by weight", "number"),
    ReportColumn("Share limit", "%", "most that should come from this country", "number",
                 empty="no limit on this country's share"),
    ReportColumn("Beyond the limit", "t", "imports beyond the share limit", "number",
                 empty="no limit on this country's share"),
    ReportColumn("Concentration", "0–10,000", "sum of squared shares of all countries, for this form and year; "
                 "10,000 is one country alone", "whole"),
)


def fill(material: Material) -> Filled:
    """One row for each form, country and year with imports."""
    frame = material.once(imports).frame
    frame = frame.groupby(["Form", "Country", "FY"], sort=False)["Tonnes"].sum().reset_index()
    frame["Share"] = 100 * frame["Tonnes"] / frame.groupby(["Form", "FY"])["Tonnes"].transform("sum")
    squares = (frame["Share"] ** 2).groupby([frame["Form"], frame["FY"]]).transform("sum")
    frame["Concentration"] = squares
    frame = frame.sort_values(["Form", "Country", "FY"], key=_rank, kind="stable")
    limits = material.data.shares.share_limit
    excess = {
        (r.country, r.kind, r.year): float(r.value) for r in rows(material.solution["share_excess"])
    }
    keys = list(zip(frame["Country"], frame["Form"], frame["FY"], strict=True))
    frame["Share limit"] = [100 * limits[k] if k in limits else None for k in keys]
    frame["Beyond the limit"] = [excess.get(k) if k in limits else None for k in keys]
    return Filled(_sentence(sum(v > SHOWN for v in excess.values()), sum(excess.values())), frame)


def _rank(column: pd.Series) -> pd.Series:
    """Forms in the order of the chain, the rest by name."""
    order = {form: n for n, form in enumerate(FORMS)}
    return column.map(order) if column.name == "Form" else column


def _sentence(cases: int, tonnes: float) -> str:
    words = "One country's share of imports says nothing about how much is imported; see Dependence for that. "
    if tonnes <= SHOWN:
        return words + "No country sends more than its share limit in any year."
    times = "once" if cases == 1 else f"{cases} times"
    return words + f"Share limits are passed {times}, by {indian(tonnes, 1)} t in all."


TOPIC = Report("Country shares", "One country's share of imports", "a form from a country in a year", COLUMNS, fill)
