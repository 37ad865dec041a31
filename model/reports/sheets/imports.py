"""Imports: what comes from which country, in which year, at what value."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from model.reports.material import Material
from model.reports.report import Report
from model.reports.sheets.flows import fill as flows
from model.tell.chart import Chart, Series
from model.tell.palette import FORMS
from model.tell.table import Filled, ReportColumn

HOME = "India"

COLUMNS = (
    ReportColumn("Form", "–", "oxide, metal, alloy, magnet …"),
    ReportColumn("Commodity", "–", "what is imported"),
    ReportColumn("Country", "–", "country of origin"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Tonnes", "t", "as they leave the country of origin", "number"),
    ReportColumn("Value", "₹ crore", "price and freight, before duty", "number"),
    ReportColumn("Share", "%", "share of this country in the year's imports of this commodity", "number"),
    ReportColumn("Nd+Pr", "t", "neodymium and praseodymium contained", "number"),
    ReportColumn("Duty", "₹ crore", "customs duty paid", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each commodity, country and year with imports."""
    frame = material.once(flows).frame
    frame = frame[(frame["From country"] != HOME) & (frame["To country"] == HOME)]
    frame = frame.assign(Value=frame["Purchase"] + frame["Freight"]).rename(columns={"From country": "Country"})
    keys = ["Form", "Commodity", "Country", "FY"]
    frame = frame.groupby(keys, sort=False, as_index=False)[["Tonnes", "Value", "Nd+Pr", "Duty"]].sum()
    total = frame.groupby(["Commodity", "FY"])["Tonnes"].transform("sum")
    frame["Share"] = 100 * frame["Tonnes"] / total
    frame = frame.sort_values(["Commodity", "Country", "FY"], key=_rank(material), kind="stable")
    forms = frame.groupby(["Form", "FY"])["Tonnes"].sum().to_dict()
    names = list(dict.fromkeys(frame["Form"]))
    series = tuple(
        Series(n, material.tables.years, tuple(float(forms.get((n, y), 0.0)) for y in material.tables.years), FORMS[n])
        for n in names
    )
    charts = (Chart("Imports by form", "stacked column", "t", series),) if series else ()
    sentence = (
        f"{len(set(frame['Commodity']))} commodities are imported from {len(set(frame['Country']))} countries. "
        "This is where imports come from; how far India depends on imports is on the sheet Dependence."
    )
    return Filled(sentence, frame, charts)


def _rank(material: Material) -> Callable[[pd.Series], pd.Series]:
    order = {c: n for n, c in enumerate(material.data.commodities.COMMODITIES)}
    return lambda column: column.map(order) if column.name == "Commodity" else column


TOPIC = Report("Imports", "What is imported, and from where", "a commodity from a country in a year", COLUMNS, fill)
