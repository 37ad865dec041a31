"""Finding about what those who miss something need to break even."""

from __future__ import annotations

from model.reports.findings.rule import Tables, with_awards
from model.reports.findings.scheme import limit, unable
from model.reports.material import Material
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.tell.cited import Cited, Finding


@with_awards
def needed(material: Material, tables: Tables) -> Finding | None:
    """The rate and the price at which those who miss something, and nobody else, break even."""
    table, missing = tables[VIABILITY.sheet], unable(material, tables)
    rates, prices = ([table.cite(c, {"Beneficiary": b}, decimals=0) for b in missing]
                     for c in ("Break-even rate", "Break-even price"))
    if not missing or any(c.value != c.value for c in (*rates, *prices)):
        return None
    least, most, price = min(rates, key=_value), max(rates, key=_value), max(prices, key=_value)
    ceiling = limit(tables, "Rate ceiling")
    span = f"₹ {least} to {most}" if least.text != most.text else f"₹ {least}"
    against = f"against a ceiling of ₹ {ceiling} per kg"
    they, one, all_of_them = ("they need", " for the one that needs most", "all of them") if len(missing) > 1 else (
        "it needs", "", "it")
    if least.value > ceiling.value:
        against = f"so the ceiling of ₹ {ceiling} per kg is too low for {all_of_them}"
    sentence = (f"To break even {they} an incentive of {span} per kg, {against}; or magnet prices higher by ₹ {price} "
                f"per kg{one}.")
    return Finding(sentence, VIABILITY.sheet, (least, most, ceiling, price))


def _value(cited: Cited) -> float:
    return cited.value
