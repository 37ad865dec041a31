"""Dependence: how much of the magnets, and of what goes into them, comes from abroad, in every plan."""

from __future__ import annotations

from typing import Any

from model.planning.plan import CHOSEN, NO_SCHEME
from model.reports.material import Material, rows
from model.reports.report import Report
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE, GREEN, GREY, ORANGE, VERMILLION
from model.tell.table import YEAR, Filled, ReportColumn, framed

QUANTITY, VALUE, CHAIN, ORIGIN = "Magnets by quantity", "Magnets by value", "Chain by value", "Rare-earth origin"
HORIZON = "Horizon"
PRESENT = {
    QUANTITY: ("magnets_quantity_dependence", "magnets_quantity_aim",
               "magnets not made in India as a share of demand, by weight"),
    VALUE: ("magnets_value_dependence", "magnets_value_aim",
            "the same by value, every origin valued at one reference landed price"),
    CHAIN: ("chain_value_dependence", "chain_value_aim",
            "magnets not made in India and imported inputs, as a share of demand, at reference prices"),
}
"""Measure → expression by year, its mean over the years, what it counts."""
SOURCES = {"Imported": "imported_content", "Mined in India": "mined_content", "Recovered": "recovered_content"}
"""Origin of Nd+Pr or Dy+Tb → the expression that counts it."""

ALL_YEARS = ReportColumn(HORIZON, "%", "mean of the years; for rare-earth origin the share over all years", "number",
                         empty="nothing to measure")
"""The figure of all years together, in a report and in a comparison."""

COLUMNS = (
    ReportColumn("Measure", "–", "what is measured"),
    ReportColumn("Plan", "–", "chosen; no scheme: nobody is awarded anything; the two ends of the trade-off"),
    ReportColumn(YEAR, "%", "dependence on imports in the year", "number", empty="nothing to measure in the year"),
    ALL_YEARS,
    ReportColumn("What it counts", "–", "the measure in words", "sentence"),
)


def fill(material: Material) -> Filled:
    """One row for each measure and plan."""
    records = [
        *(_measured(material, measure, plan) for measure in PRESENT for plan in material.plans),
        *(_origin(material, family, plan) for family in families(material) for plan in material.plans),
    ]
    names = ["Measure", "Plan", *material.tables.years, HORIZON, "What it counts"]
    sentence = (
        "Import dependence is measured against fixed demand; demand that is not met counts as dependence. "
        "It is not one country's share of imports: that is on the sheet Country shares."
    )
    return Filled(sentence, framed(names, records), (_lines(material), _supply(material)))


def families(material: Material) -> list[str]:
    """Families of elements that enter the plan at all."""
    found = {
        r.family: None
        for name in SOURCES.values() for r in rows(material.solution[name]) if r.value > 0
    }
    return [str(f) for f in found]


def _measured(material: Material, measure: str, plan: str) -> list[Any]:
    by_year, mean, words = PRESENT[measure]
    values = material.by_year(by_year, plan)
    years = material.tables.years
    horizon = material.plans[plan].value(mean) if values else None
    return [measure, plan, *(values.get(y) for y in years), horizon, words]


def _origin(material: Material, family: str, plan: str) -> list[Any]:
    """Imported ÷ (imported + mined + recovered)."""
    years = material.tables.years
    parts = {n: contents(material, n, family, plan) for n in SOURCES}
    shares = [_share(parts, [y]) for y in years]
    words = f"imported {family} ÷ (imported + mined in India + recovered from end-of-life magnets)"
    return [f"{ORIGIN}, {family}", plan, *shares, _share(parts, list(years)), words]


def contents(material: Material, origin: str, family: str, plan: str = CHOSEN) -> dict[str, float]:
    """Tonnes of a family of elements by year, from one origin."""
    frame = material.plans[plan][SOURCES[origin]]
    frame = frame[frame["family"] == family]
    return dict(zip(frame["year"], frame["value"].astype(float), strict=True))


def _share(parts: dict[str, dict[str, float]], years: list[str]) -> float | None:
    total = sum(part[y] for part in parts.values() for y in years)
    return 100 * sum(parts["Imported"][y] for y in years) / total if total > 0 else None


def _lines(material: Material) -> Chart:
    looks: dict[tuple[str, str], tuple[str, str, Any]] = {
        (CHOSEN, QUANTITY): ("Plan: magnets by quantity", BLUE, "solid"),
        (CHOSEN, CHAIN): ("Plan: chain by value", VERMILLION, "long_dash"),
        (NO_SCHEME, QUANTITY): ("No scheme: magnets by quantity", GREY, "dash"),
        (NO_SCHEME, CHAIN): ("No scheme: chain by value", "#000000", "round_dot"),
    }
    series = []
    for (plan, measure), (name, colour, dash) in looks.items():
        if plan in material.plans:
            values = material.by_year(PRESENT[measure][0], plan)
            series.append(Series(name, tuple(values), tuple(values.values()), colour, dash))
    return Chart("Import dependence by year", "line", "%", tuple(series), most=axis_end(series))


def axis_end(series: list[Series]) -> float:
    """100 %, or the next ten where the chain takes in more than is sold."""
    top = max((v for s in series for v in s.values), default=100.0)
    return 100.0 if top <= 100 else 10.0 * -(-top // 10)


def _supply(material: Material) -> Chart:
    colours = {"Imported": ORANGE, "Mined in India": BLUE, "Recovered": GREEN}
    series = tuple(
        Series(n, tuple(values), tuple(values.values()), colours[n])
        for n in SOURCES for values in [contents(material, n, "Nd+Pr")]
    )
    return Chart("Supply of Nd+Pr by origin", "stacked column", "t", series)


TOPIC = Report("Dependence", "Import dependence", "a measure in a plan", COLUMNS, fill, tab="answer")
