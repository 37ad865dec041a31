"""Where contained elements come from, and other totals that result tables report."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import Flow, PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, plus
from model.verify.facts import HOME, year_of
from model.verify.reported import compare_number, compare_with_report
from model.verify.returns import returned

FAMILIES = {"Nd+Pr": ("ndpr",), "Dy+Tb": ("dy", "tb")}
SOURCES = {
    "imported_content": "imports of any form",
    "mined_content": "what is mined in India",
    "recovered_content": "end-of-life magnets collected or given back",
}


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check contained elements by origin, and the totals of unmet demand and share excess."""
    for name, words in SOURCES.items():
        proves = f"Elements contained in {words} follow from the flows."
        found = content(case, name)
        if name == "recovered_content":
            found = plus(found, _given_back(case))
        yield compare_with_report(case, name, proves, "t", found, ("family", "year"))
    for name, decision, words in (
        ("unmet_demand_aim", "unmet_demand", "Unmet demand"),
        ("share_excess_aim", "share_excess", "Share excess"),
    ):
        proves = f"{words} of the whole plan is the sum over its years."
        counted = (case.facts.count(year_of(k[2])) * v for k, v in case[decision].items())
        yield compare_number(case, name, proves, "t", sum(counted))


def _given_back(case: PlanCase) -> Amounts:
    """Elements in the scrap that markets give back, by family and year [t]."""
    contents = {r["commodity"]: r for r in case.facts.rows("Commodities")}
    return amounts(
        (family, year_of(period), value * sum(contents[scrap][e] for e in elements))
        for (scrap, _, period), value in returned(case).items()
        for family, elements in FAMILIES.items()
    )


def content(case: PlanCase, source: str) -> Amounts:
    """Elements contained in what comes from a source, as it leaves, by family and year [t]."""
    contents = {r["commodity"]: r for r in case.facts.rows("Commodities")}
    return amounts(
        (family, f.year, f.value * sum(contents[f.lane[0]][e] for e in elements))
        for f in case.flows if _source(case, f) == source
        for family, elements in FAMILIES.items()
    )


def _source(case: PlanCase, flow: Flow) -> str | None:
    commodity, origin, _ = flow.lane
    if flow.imported:
        return "imported_content"
    if flow.from_facility or case.network.origin_country(origin, commodity) != HOME:
        return None
    return "recovered_content" if case.facts.kind[commodity] == "scrap" else "mined_content"
