"""Where contained elements come from, and other totals that result tables report."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import Case
from model.verify.compare import Finding, Numbers, numbers
from model.verify.facts import HOME
from model.verify.reported import compare_number, compare_with_report

FAMILIES = {"Nd+Pr": ("ndpr",), "Dy+Tb": ("dy", "tb")}
SOURCES = {
    "imported_content": "imports of any form",
    "mined_content": "what is mined in India",
    "recovered_content": "end-of-life magnets collected",
}


def findings(case: Case) -> Iterator[Finding]:
    """Check contained elements by origin, and the totals of unmet demand and share excess."""
    for name, words in SOURCES.items():
        proves = f"Elements contained in {words} follow from the flows."
        yield compare_with_report(case, name, proves, "t", content(case, name), ("family", "year"))
    for name, decision, words in (
        ("unmet_demand_aim", "unmet_demand", "Unmet demand"),
        ("share_excess_aim", "share_excess", "Share excess"),
    ):
        proves = f"{words} of the whole plan is the sum over its years."
        yield compare_number(case, name, proves, "t", float(case[decision].sum()))


def content(case: Case, source: str) -> Numbers:
    """Elements contained in what comes from a source, as it leaves, by family and year [t]."""
    contents = {r["commodity"]: r for r in case.facts.rows("Commodities")}
    flows = case.flows[~case.flows["from_facility"]]
    found = [(family, year, 0.0) for family in FAMILIES for year in case.facts.years]
    columns = ["commodity", "from", "imported", "year", "value"]
    for c, i, imported, year, value in flows[columns].itertuples(index=False):
        if (i, c) in case.network.offers and _source(case, i, c, imported) == source:
            found += [(f, year, value * sum(contents[c][e] for e in fields)) for f, fields in FAMILIES.items()]
    return numbers(found, ("family", "year"))


def _source(case: Case, supply: str, commodity: str, imported: bool) -> str | None:
    if case.network.origin_country(supply, commodity) != HOME:
        return "imported_content" if imported else None
    return "recovered_content" if case.facts.kind[commodity] == "scrap" else "mined_content"
