"""Imports: what comes from which country, in which year, at what value."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from model.ground.units import indian
from model.reports.material import SMALL, Material
from model.reports.report import OWN_UNIT, Report
from model.reports.sheets.flows import fill as flows
from model.tell.chart import Chart, Series
from model.tell.palette import FORMS
from model.tell.table import Filled, ReportColumn

HOME = "India"

COLUMNS = (
    ReportColumn("Form", "–", "oxide, metal, alloy, magnet …"),
    ReportColumn("Commodity", "–", "what is imported"),
    OWN_UNIT,
    ReportColumn("Country", "–", "country of origin"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Tonnes", "t", "as they leave the country of origin", "number"),
    ReportColumn("Beyond the ceiling", "t", "of them, bought at a premium beyond the yearly ceiling of a supply",
                 "number"),
    ReportColumn("Value", "₹ crore", "price, premium and freight, before duty", "number"),
    ReportColumn("Premium", "₹ crore", "of it, paid for what is beyond the ceiling", "number"),
    ReportColumn("Share", "%", "share of this country in the year's imports of this commodity", "number"),
    ReportColumn("Nd+Pr", "t", "neodymium and praseodymium contained", "number"),
    ReportColumn("Duty", "₹ crore", "customs duty paid, on premiums too", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each commodity, country and year with imports."""
    frame = material.once(flows).frame
    frame = frame[(frame["From country"] != HOME) & (frame["To country"] == HOME)]
    value = frame["Purchase"] + frame["Premium"] + frame["Freight"]
    frame = frame.assign(Value=value).rename(columns={"From country": "Country"})
    keys = ["Form", "Commodity", "Country", "FY"]
    added = ["Tonnes", "Beyond the ceiling", "Value", "Premium", "Nd+Pr", "Duty"]
    frame = frame.groupby(keys, sort=False, as_index=False)[added].sum()
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
        f"{_at_a_premium(frame)}This is where imports come from; how far India depends on imports is on the sheet "
        "Dependence."
    )
    return Filled(sentence, frame, charts)


def _at_a_premium(frame: pd.DataFrame) -> str:
    """What is bought beyond ceilings; nothing where there is none."""
    over, premium = float(frame["Beyond the ceiling"].sum()), float(frame["Premium"].sum())
    if over <= SMALL:
        return ""
    return (f"{indian(over)} t are bought beyond yearly ceilings, at premiums of ₹ {indian(premium)} crore in all, not "
            "discounted; what is sold in India stays at list prices. ")


def _rank(material: Material) -> Callable[[pd.Series], pd.Series]:
    order = {c: n for n, c in enumerate(material.data.commodities.COMMODITIES)}
    return lambda column: column.map(order) if column.name == "Commodity" else column


TOPIC = Report("Imports", "What is imported, and from where", "a commodity from a country in a year", COLUMNS, fill)
